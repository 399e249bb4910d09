from typing import Any

from django.core.management.base import BaseCommand

from applicants.diagram import diagram


class Command(BaseCommand):
    help = "Writes the diagram of referrals for docs/applicants.md from the table of moves."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(diagram())
