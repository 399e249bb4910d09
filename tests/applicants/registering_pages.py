"""What the pages of a registration post, one after the other."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse

from tests.factories.applicants import NOW
from workforce_portal.security.forms import _now_signed

KEY = "5a0d3e42-4a3e-4f3b-9c2b-0a8b5a5b5a5b"
STEPS = ["who", "contact", "place", "needs", "to-know", "adjustments"]


def answers(**changes):
    """Everything that somebody answers, as the last page posts it."""
    with time_machine.travel(NOW - timedelta(minutes=5), tick=False):
        rendered_at = _now_signed()
    usual = {
        "rendered_at": rendered_at,
        "homepage": "",
        "key": KEY,
        "name": "Leanne O’Hara",
        "called": "",
        "date_of_birth_day": "14",
        "date_of_birth_month": "3",
        "date_of_birth_year": "1999",
        "phone": "07700 900461",
        "email": "leanne@ohara.example",
        "ways": ["text", "email"],
        "best": "",
        "not_before": "10:00",
        "not_after": "",
        "postcode": "WN7",
        "hours_free": "16",
        "free_at": ["weekdays"],
        "to_know": "Two children at school.",
        "adjustments": "",
        "passed": STEPS,
        "step": "send",
    }
    return {**usual, **changes}


def post(client: Client, address: str = "", **changes):
    with time_machine.travel(NOW, tick=False):
        return client.post(address or reverse("applicants:register"), answers(**changes))
