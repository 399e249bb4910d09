from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workforce_portal.places.services import POSTCODES_EXPECTED, load_postcodes

WIDTH = 40


class Command(BaseCommand):
    help = "Loads the region's postcodes from the installed postcode directory."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there are postcodes already")

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_postcodes(only_if_empty=options["if_empty"], on_progress=self.show)
        self.stdout.write(f"{count:,} postcodes")

    def show(self, loaded: int) -> None:
        """A bar that redraws itself, on a terminal only."""
        if self.stdout.isatty():
            done = min(loaded / POSTCODES_EXPECTED, 1)
            bar = "█" * round(done * WIDTH)
            self.stdout.write(f"\rPostcodes {bar:░<{WIDTH}} {done:4.0%} ", ending="\n" if done == 1 else "")
            self.stdout.flush()
