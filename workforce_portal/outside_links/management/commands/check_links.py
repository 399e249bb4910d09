from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from workforce_portal.outside_links.enums import LinkStatus
from workforce_portal.outside_links.services import check_links, collect_links

BAR = 30


class Command(BaseCommand):
    help = "Asks other websites whether the pages that we link to are still there. Stopped, it goes on where it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="ask those too that have been asked today")

    def handle(self, *args: Any, **options: Any) -> None:
        collected = collect_links()
        counts = check_links(at=timezone.now(), again=options["again"], on_progress=self._show_progress)
        if not counts:
            self.stdout.write(f"All {collected:,} links have been looked at today." if collected else "No links.")
        for status in LinkStatus:
            if counts[status]:
                self.stdout.write(f"{counts[status]:,} {status.label.lower()}")

    def _show_progress(self, done: int, of: int) -> None:
        filled = BAR * done // of
        if self.stderr.isatty():
            self.stderr.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done:,} of {of:,}", ending="")
            if done == of:
                self.stderr.write("")
