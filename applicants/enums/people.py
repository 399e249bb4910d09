"""Values about applicants: how they came, how they are reached, what they agreed to."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """Who does something, whatever account they have or do without."""

    APPLICANT = "applicant", "The person"
    ADVISER = "adviser", "Their adviser"
    PARTNER = "partner", "Delivery partner"
    STAFF = "staff", "Programme staff"
    PORTAL = "portal", "The portal, by the clock"


class Route(models.TextChoices):
    SELF = "self", "Registered themselves"
    ADVISER = "adviser", "Registered by an adviser"
    STAFF = "staff", "Registered by our staff"


class ContactWay(models.TextChoices):
    TEXT = "text", "Text message"
    CALL = "call", "Phone call"
    EMAIL = "email", "E-mail"
    POST = "post", "Letter"
    ADVISER = "adviser", "Through my adviser"


class Answer(models.TextChoices):
    """To a question that nobody must answer. Blank means that it was not asked or not answered."""

    YES = "yes", "Yes"
    NO = "no", "No"
    PREFER_NOT = "prefer_not", "Prefer not to say"


class FreeTime(models.TextChoices):
    WEEKDAYS = "weekdays", "Weekdays"
    EVENINGS = "evenings", "Evenings"
    WEEKENDS = "weekends", "Weekends"
    NIGHTS = "nights", "Nights"


class WorkFound(models.TextChoices):
    IN_CARE = "in_care", "A job in care"
    ELSEWHERE = "elsewhere", "A job elsewhere"


class Purpose(models.TextChoices):
    """What somebody agrees to. Each is asked by itself, and taken back by itself."""

    SHARE = "share", "Share my details with a partner"
    HAND_OVER = "hand_over", "Hand me over to another partner"
    PROGRESS = "progress", "Tell my adviser how I get on"
    HEALTH = "health", "Keep what I say about health and adjustments"
    POOL = "pool", "Let partners invite me"
    CONTACT_EMPLOYER = "contact_employer", "Ask my employer whether I am still there"
    INTRODUCE = "introduce", "Show me to an employer who guarantees an interview"


# Consent that names an organisation; the others are between the person and the programme.
ABOUT_ORGANISATION = (Purpose.SHARE, Purpose.HAND_OVER, Purpose.PROGRESS, Purpose.INTRODUCE)


class Channel(models.TextChoices):
    WEB = "web", "On this website"
    TEXT = "text", "By text"
    PHONE = "phone", "By phone"
    IN_PERSON = "in_person", "In person"
    PAPER = "paper", "On paper"


class Looked(models.TextChoices):
    """What somebody did with a person's details."""

    OPENED = "opened", "Opened their details"
    OPENED_LINK = "opened_link", "Opened a link to answer"
    LISTED = "listed", "Saw them in a cohort sheet"
    EXPORTED = "exported", "Took them along in a file"
    ANSWERED_REQUEST = "answered_request", "Made a copy of everything for them"


class DuplicateStatus(models.TextChoices):
    OPEN = "open", "To look at"
    SAME = "same", "The same person"
    DIFFERENT = "different", "Two people"


class DuplicateReason(models.TextChoices):
    NAME = "name", "Born on the same day, and a similar name"
    PHONE = "phone", "The same phone number and date of birth"
    EMAIL = "email", "The same e-mail address and date of birth"
