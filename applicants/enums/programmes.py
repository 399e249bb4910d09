"""Values about programmes, cohorts, and what comes after them."""

from __future__ import annotations

from django.db import models


class ProgrammeKind(models.TextChoices):
    KINGS_TRUST = "kings_trust", "The King’s Trust: Get Into"
    SWAP = "swap", "Sector-based work academy"
    TRAINING = "training", "Training provider"


class BenefitRule(models.TextChoices):
    ANY = "any", "With or without benefits"
    MUST_CLAIM = "must_claim", "Only on Universal Credit, JSA or ESA"


class SeatStatus(models.TextChoices):
    WAITING = "waiting", "Waiting"
    OFFERED = "offered", "Offered"
    HELD = "held", "Has a place"
    RAN_OUT = "ran_out", "The offer ran out"
    GIVEN_UP = "given_up", "Given up"


# A numbered place that nobody else can have.
HOLDS_A_PLACE = (SeatStatus.OFFERED, SeatStatus.HELD)
SEAT_OPEN = (SeatStatus.WAITING, *HOLDS_A_PLACE)


class Mark(models.TextChoices):
    CAME = "came", "Came"
    LATE = "late", "Came late"
    EXCUSED = "excused", "Away, and said so"
    MISSED = "missed", "Missed"


class Result(models.TextChoices):
    COMPLETED = "completed", "Completed"
    PARTLY = "partly", "Completed in part"
    NO_SHOW = "no_show", "Did not come"


class Ready(models.IntegerChoices):
    """How ready somebody is for work in care, in one value."""

    NOT_YET = 1, "Not yet"
    SOMEWHAT = 2, "Getting there"
    READY = 3, "Ready"


class Contract(models.TextChoices):
    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    ZERO_HOURS = "zero_hours", "Zero hours"
    BANK = "bank", "Bank or agency"
    APPRENTICESHIP = "apprenticeship", "Apprenticeship"


class AskedOf(models.TextChoices):
    PERSON = "person", "The person"
    EMPLOYER = "employer", "The employer"


class StillThere(models.TextChoices):
    YES = "yes", "Still there"
    MOVED = "moved", "Moved to another job in care"
    LEFT = "left", "Left care"


# Thirteen weeks is the “three months or more sustained” that funders of pre-employment programmes measure.
ASKED_AFTER_WEEKS = (4, 13, 26)
