from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from workforce_portal.users.models import User
from workforce_portal.users.services import create_staff, set_password_link


class Command(BaseCommand):
    help = "Adds somebody who may use the admin, and prints the link with which they set their password, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is not an e-mail address.") from error
        if User.objects.filter(email=email).exists():
            raise CommandError(
                f"{email} is already there: send a new link from the admin, or reset at the sign-in page."
            )
        user = create_staff(email=email, full_name=options["name"].strip())
        role = "may do everything in the admin" if user.is_superuser else "may use the admin; give roles there"
        self.stdout.write(f"{user.full_name} {role}. Set a password within three days, then a second factor:")
        self.stdout.write(set_password_link(user))
