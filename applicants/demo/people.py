"""Invented people: their names, where they live, and what they told us."""

from __future__ import annotations

import random
from datetime import date, timedelta

from applicants.services.registering import ApplicantDetails
from workforce_portal.demo.grid import pick_spot
from workforce_portal.places.models import Council

FIRST = (
    "Leanne", "Kofi", "Siobhan", "Marek", "Amina", "Jordan", "Priti", "Darren", "Ewa", "Callum", "Fatima", "Gemma",
    "Hamza", "Ibrahim", "Joanne", "Keisha", "Liam", "Mei", "Nathan", "Olena", "Paula", "Rashid", "Shannon", "Tariq",
    "Una", "Vikram", "Wendy", "Yusuf", "Zoë", "Abigail", "Bolu", "Ciara", "Dilys", "Errol", "Farah", "Grace",
)  # fmt: skip
LAST = (
    "O’Hara", "Mensah", "Bright", "Kowalczyk", "Hussain", "Ashworth", "Patel", "Critchley", "Nowak", "Rigby",
    "Abdullahi", "Fairclough", "Malik", "Diallo", "Hindley", "Campbell", "Gallagher", "Chen", "Ramsbottom",
    "Shevchenko", "Unsworth", "Iqbal", "Kearney", "Aziz", "Fitzgerald", "Sharma", "Pilkington", "Warsame",
    "Núñez", "Dewhurst",
)  # fmt: skip
ELSEWHERE = ("ليلى حداد", "Анна Коваль", "Thi Ngọc Trần", "María José de la Fuente")
HOMES = {
    "WN7": "Wigan", "WN2": "Wigan", "M22": "Manchester", "M12": "Manchester", "BL1": "Bolton", "SK1": "Stockport",
    "M6": "Salford", "L20": "Sefton", "L6": "Liverpool", "L36": "Knowsley", "WA10": "St Helens", "CH41": "Wirral",
    "FY1": "Blackpool", "PR1": "Lancashire", "LA1": "Lancashire", "CA1": "Cumberland",
    "CA11": "Westmorland and Furness",
}  # fmt: skip
TO_KNOW = (
    "",
    "",
    "Two children at school, so I can’t be there before 9:30.",
    "One bus an hour from us.",
    "I looked after my nan for three years.",
    "I worked in a hotel kitchen before.",
    "English is my third language. Speak slowly and I am fine.",
)


class People:
    """Makes one invented person after another; names repeat no pair."""

    def __init__(self, rng: random.Random, today: date) -> None:
        self.rng = rng
        self.today = today
        self.councils = {council.name: council for council in Council.objects.all()}
        self.names = [f"{first} {last}" for first in FIRST for last in LAST]
        rng.shuffle(self.names)
        self.made = 0

    def details(self, *, near: str, ages: tuple[int, int], claims: str, has_email: bool = True) -> ApplicantDetails:
        """Somebody near an outcode, of an age between, who claims a benefit or does not."""
        self.made += 1
        name = ELSEWHERE[self.made // 30 - 1] if self.made % 30 == 0 else self.names[self.made]
        spot = pick_spot(self.rng, outcode=near, council=self.councils[HOMES[near]])
        ways = ("text", "email") if has_email else self.rng.choice([("text",), ("call", "text")])
        return ApplicantDetails(
            name=name,
            date_of_birth=self._born(*ages),
            contact_ways=ways,
            email=f"applicant{self.made}@people.example" if has_email else "",
            phone=f"07700 900{self.made:03d}",
            postcode=spot.postcode or near,
            claims_benefit=claims,
            may_work_in_uk=self.rng.choice(["yes", "yes", "yes", ""]),
            drives=self.rng.choice(["yes", "no", "no"]),
            hours_free=self.rng.choice([16, 20, 25, 30, 37, None]),
            free_at=tuple(self.rng.sample(["weekdays", "evenings", "weekends", "nights"], 2)),
            to_know=self.rng.choice(TO_KNOW),
        )

    def _born(self, youngest: int, oldest: int) -> date:
        return self.today - timedelta(days=self.rng.randint(youngest * 366 + 300, oldest * 365))
