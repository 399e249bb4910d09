"""Who writes and who publishes campaigns in the demonstration."""

from __future__ import annotations

import random
from datetime import date

from django.contrib.auth.models import Group

from workforce_portal.demo.people import PASSWORD
from workforce_portal.demo.registry import register_sign_in
from workforce_portal.users.models import User

EDITOR = "ruth.pemberton@demo.example"
PUBLISHER = "imran.hussain@demo.example"


def load_staff(rng: random.Random, today: date) -> None:
    for email, name, group in (
        (EDITOR, "Ruth Pemberton", "Content editors"),
        (PUBLISHER, "Imran Hussain", "Content publishers"),
    ):
        user = User.objects.create_user(email, PASSWORD, full_name=name, is_staff=True)
        user.groups.add(Group.objects.get(name=group))


register_sign_in(EDITOR, password=PASSWORD, what_for="writes campaigns, stories and roles, and publishes none")
register_sign_in(PUBLISHER, password=PASSWORD, what_for="publishes what others have written")
