"""The values that campaigns use."""

from django.db import models


class Ground(models.TextChoices):
    """The colour that a campaign's hero stands on."""

    SUN = "sun", "Sun"
    ROSE = "rose", "Rose"


class Scope(models.TextChoices):
    """Where a person has agreed to be shown."""

    WEB = "web", "On the website"
    SOCIAL = "social", "On social media and share cards"
    PRINT = "print", "In print"


class Channel(models.TextChoices):
    """Where a short link is put."""

    POSTER = "poster", "Poster"
    LEAFLET = "leaflet", "Leaflet"
    SOCIAL = "social", "Social media"
    EMAIL = "email", "E-mail or newsletter"
    EVENT = "event", "At an event"
    RADIO = "radio", "Radio or press"
    WEBSITE = "website", "Another website"
    PARTNER = "partner", "A partner"


class EventKind(models.TextChoices):
    JOB_FAIR = "job_fair", "Job fair"
    OPEN_DAY = "open_day", "Open day"
    TASTER = "taster", "Taster session"
    TALK = "talk", "Talk"


class EventStatus(models.TextChoices):
    SCHEDULED = "scheduled", "Taking place"
    MOVED = "moved", "Moved"
    CANCELLED = "cancelled", "Cancelled"
