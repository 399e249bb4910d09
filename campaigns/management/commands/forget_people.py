from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from campaigns.services.retention import count_to_forget, forget_people


class Command(BaseCommand):
    help = (
        "Removes people who were shown, and their stories, WITHDRAWN_STORY_DAYS after they took their consent back or "
        "EXPIRED_STORY_MONTHS after it ran out. The numbers stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say how many, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        self.stdout.write(f"People to forget: {count_to_forget(at=at):,}")
        if options["dry_run"]:
            self.stdout.write("Nothing was changed.")
            return
        self.stdout.write(f"{sum(forget_people(at=at)):,} forgotten.")
