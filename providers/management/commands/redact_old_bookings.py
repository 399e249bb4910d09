from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from providers.services.retention import BATCH, count_to_redact, redact_old_bookings

WIDTH = 40


class Command(BaseCommand):
    help = "Removes people's details from bookings older than BOOKING_RETENTION_MONTHS. The numbers in reports stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say how many, and change nothing")
        parser.add_argument("--batch", type=int, default=BATCH, help="rows in one transaction")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        counts = count_to_redact(at=at)
        for name, count in counts.items():
            self.stdout.write(f"{name.capitalize()} to redact: {count:,}")
        total, done = sum(counts.values()), 0
        if options["dry_run"] or not total:
            self.stdout.write("Nothing was changed." if options["dry_run"] else "There is nothing to do.")
            return
        for count in redact_old_bookings(at=at, batch=options["batch"]):
            done += count
            self._draw(done, total)
        self.stdout.write(f"\n{done:,} redacted.")

    def _draw(self, done: int, total: int) -> None:
        filled = WIDTH * min(done, total) // total
        bar = "#" * filled + "." * (WIDTH - filled)
        self.stdout.write(f"\r[{bar}] {done:,} of {total:,}", ending="")
        self.stdout.flush()
