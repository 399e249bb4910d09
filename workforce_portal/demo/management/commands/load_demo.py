from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workforce_portal.demo import registry


class Command(BaseCommand):
    help = "Fills an empty database with an invented North West. Only in demonstration mode."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError(
                "This makes people whose passwords are published: set DEMO_MODE=1 to show, never to run."
            )
        if registry.is_loaded():
            self.stdout.write("The demonstration is already there.")
        else:
            for name in registry.load_all():
                self.stdout.write(f"  {name}")
        self.show_sign_ins()

    def show_sign_ins(self) -> None:
        self.stdout.write("Staff sign in at /sign-in/staff/ as:")
        for person in registry.sign_ins():
            secret = person.password or "a code, in /demo/mailbox/"
            self.stdout.write(f"  {person.email}  {secret}  ({person.what_for})")
