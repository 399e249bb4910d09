from django.conf import settings
from django.core.management import BaseCommand, call_command, get_commands


class Command(BaseCommand):
    help = "Brings static files, the database's schema and, in demonstration mode, the demonstration data up to date."

    def handle(self, **options: object) -> None:
        self.stdout.write("Collecting static files ...")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("Bringing the database up to date ...")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_postcodes", "--if-empty", stdout=self.stdout)
        if settings.DEMO_MODE and "load_demo" in get_commands():
            call_command("load_demo", stdout=self.stdout)
