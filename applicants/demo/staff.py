"""Who looks after applicants in the demonstration."""

from __future__ import annotations

import random
from datetime import date

from django.contrib.auth.models import Group

from workforce_portal.demo.people import PASSWORD
from workforce_portal.demo.registry import register_sign_in
from workforce_portal.users.models import User

TEAM = "meena.kapoor@demo.example"


def load_staff(rng: random.Random, today: date) -> None:
    user = User.objects.create_user(TEAM, PASSWORD, full_name="Meena Kapoor", is_staff=True)
    user.groups.add(Group.objects.get(name="Applicants team"))


register_sign_in(TEAM, password=PASSWORD, what_for="looks after people who want to work in care")
