from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workforce_portal.places.services import refresh_bank_holidays
from workforce_portal.places.working_days import last_known_bank_holiday


class Command(BaseCommand):
    help = "Adds England's bank holidays that are not stored yet; those that staff added stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--download", action="store_true", help="ask GOV.UK rather than the installed package")

    def handle(self, *args: Any, **options: Any) -> None:
        added = refresh_bank_holidays(download=options["download"])
        self.stdout.write(f"{added} added; the last known is on {last_known_bank_holiday():%-d %B %Y}")
