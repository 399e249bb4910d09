from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from applicants.services.retention import BATCH, count_silent, look_after_silent

WIDTH = 40


class Command(BaseCommand):
    help = (
        "Asks people not heard of for APPLICANT_RETENTION_MONTHS whether to keep their details, and removes those of "
        "whoever was asked 30 days ago and stayed silent. The numbers in reports stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say how many, and change nothing")
        parser.add_argument("--batch", type=int, default=BATCH, help="people at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        counts = count_silent(at=at)
        self.stdout.write(f"To ask: {counts['ask']:,}\nTo forget: {counts['forget']:,}")
        total, done = sum(counts.values()), 0
        if options["dry_run"] or not total:
            self.stdout.write("Nothing was changed." if options["dry_run"] else "There is nothing to do.")
            return
        for count in look_after_silent(at=at, batch=options["batch"]):
            done += count
            filled = WIDTH * min(done, total) // total
            self.stdout.write(f"\r[{'#' * filled:.<{WIDTH}}] {done:,} of {total:,}", ending="")
            self.stdout.flush()
        self.stdout.write(f"\n{done:,} done.")
