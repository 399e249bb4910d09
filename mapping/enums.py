"""What an activity is and may become, and the one table of moves between its states."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models


class Theme(models.TextChoices):
    ATTRACT = "attract", "Attract"
    FIRST_STEP = "first_step", "First step"
    TRAINING = "training", "Training"
    RECRUIT = "recruit", "Recruit"
    PLACEMENT = "placement", "Placement"
    SUPPORT = "support", "Support and retain"

    @property
    def meaning(self) -> str:
        return THEME_MEANINGS[self]


THEME_MEANINGS = {
    Theme.ATTRACT: "Finding out what work in care is",
    Theme.FIRST_STEP: "Trying it, and getting ready for a first job",
    Theme.TRAINING: "Courses before and in the job",
    Theme.RECRUIT: "Jobs, and help to fill them",
    Theme.PLACEMENT: "Students learning in care services",
    Theme.SUPPORT: "Staying well, growing and staying in the job",
}


class Audience(models.TextChoices):
    JOB_SEEKERS = "job_seekers", "People who want to work in care"
    WORKERS = "workers", "People who work in care"
    EMPLOYERS = "employers", "Employers"
    PROFESSIONALS = "professionals", "Advisers and other professionals"
    STUDENTS = "students", "Students and schools"


# Somebody else often makes the first call for these, so they have a way in of their own.
REFERRED = (Audience.JOB_SEEKERS, Audience.STUDENTS)


class Through(models.TextChoices):
    SELF = "self", "For yourself"
    PROFESSIONAL = "professional", "As a professional, for somebody"


class Delivery(models.TextChoices):
    PERSON = "person", "In person"
    REMOTE = "remote", "Online or by telephone"
    OUTREACH = "outreach", "They come to you"
    MIXED = "mixed", "In person and online"

    @property
    def is_remote(self) -> bool:
        return self == Delivery.REMOTE


class ReviewEvery(models.IntegerChoices):
    """Days between two looks. There is no "never"."""

    QUARTER = 91, "Every three months"
    HALF = 182, "Every six months"
    YEAR = 365, "Every year"


class State(models.TextChoices):
    PROPOSED = "proposed", "Proposed"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ARCHIVED = "archived", "Archived"


class Role(models.TextChoices):
    STAFF = "staff", "Staff"
    OWNER = "owner", "The owner"
    PORTAL = "portal", "The portal, by the clock"


class Move(NamedTuple):
    """One verb: the states it may start from, where it leads, who may do it."""

    sources: tuple[State, ...]
    target: State
    roles: tuple[Role, ...]


# The one table of moves; services.walking is the only code that walks it.
MOVES: dict[str, Move] = {
    "publish": Move((State.PROPOSED, State.WITHDRAWN, State.ARCHIVED), State.PUBLISHED, (Role.STAFF,)),
    "withdraw": Move((State.PUBLISHED,), State.WITHDRAWN, (Role.STAFF, Role.OWNER)),
    "archive": Move((State.PROPOSED, State.PUBLISHED, State.WITHDRAWN), State.ARCHIVED, (Role.STAFF, Role.PORTAL)),
}


class EventKind(models.TextChoices):
    PROPOSED = "proposed", "Proposed"
    MOVED = "moved", "Moved"
    VERIFIED = "verified", "Still right"
    CHANGED = "changed", "Changed"


class ReportReason(models.TextChoices):
    GONE = "gone", "It no longer exists"
    CONTACT = "contact", "Nobody answers, or the contact is wrong"
    PLACE = "place", "The place or the time is wrong"
    WHO = "who", "It is not for the people named here"
    OTHER = "other", "Something else"


class TipStatus(models.TextChoices):
    OPEN = "open", "Being looked at"
    DONE = "done", "Put right"
    NOT_CHANGED = "not_changed", "Nothing changed"


class Level(models.TextChoices):
    """What there is for one theme in one council, in four words. Nobody having looked is not the same as nothing."""

    COVERED = "covered", "Covered"
    THIN = "thin", "Thin"
    NONE = "none", "None found"
    UNKNOWN = "unknown", "Not checked"


GAPS = (Level.NONE, Level.UNKNOWN)


class Progress(models.TextChoices):
    OPEN = "open", "Open, nobody yet"
    DEVELOPING = "developing", "Being developed"
    CLOSED = "closed", "Closed"
    NOT_PURSUED = "not_pursued", "Not pursued"


ENDED = (Progress.CLOSED, Progress.NOT_PURSUED)
