import random
from datetime import date

from workforce_portal.demo.registry import register, register_sign_in
from workforce_portal.users.models import User

PASSWORD = "a-cup-of-tea-first"  # noqa: S105 (published on purpose: only demonstration mode makes these people)
PROGRAMME_LEAD = "nadia.rahman@demo.example"
ADVISER = "farida.iqbal@demo.example"


def load_people(rng: random.Random, today: date) -> None:
    User.objects.create_superuser(PROGRAMME_LEAD, PASSWORD, full_name="Nadia Rahman")
    User.objects.create_user(ADVISER, PASSWORD, full_name="Farida Iqbal", is_staff=True)


register("People who sign in", load_people, position=0)
register_sign_in(PROGRAMME_LEAD, password=PASSWORD, what_for="leads the programme, may do everything")
register_sign_in(ADVISER, password=PASSWORD, what_for="advises care services at drop-ins")
