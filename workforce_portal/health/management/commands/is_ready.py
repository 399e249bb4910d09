from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from workforce_portal.health.registry import findings


class Command(BaseCommand):
    help = "Says whether the portal is ready, as /health/ready/ does; with names, whether those parts of it are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", metavar="part", help="such as: database, broker, “timed jobs”, mail")

    def handle(self, *, names: list[str], **options: object) -> None:
        found = [finding for finding in findings(timezone.now()) if not names or finding.name in names]
        if unknown := set(names) - {finding.name for finding in found}:
            raise CommandError(f"There is no part called {', '.join(sorted(unknown))}.")
        for finding in found:
            self.stdout.write(f"{'ok' if finding.is_ok else 'failed':8}{finding.name}: {finding.says}")
        if not all(finding.is_ok for finding in found):
            raise CommandError("The portal is not ready.")
