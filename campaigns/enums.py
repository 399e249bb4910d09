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


class RoleGroup(models.TextChoices):
    """The groups in which Skills for Care counts jobs."""

    CARE = "care", "Giving care and support"
    LEADING = "leading", "Leading a team or a service"
    PROFESSIONAL = "professional", "Nursing, social work and therapy"
    AROUND = "around", "Everything around it"
    DIGITAL = "digital", "Digital and data"


class Setting(models.TextChoices):
    """Where somebody works."""

    CARE_HOME = "care_home", "Care home"
    NURSING_HOME = "nursing_home", "Nursing home"
    HOME_CARE = "home_care", "People’s own homes"
    SUPPORTED_LIVING = "supported_living", "Supported living"
    ONE_PERSON = "one_person", "One person’s own team"
    DAY_SERVICE = "day_service", "Day service"
    COUNCIL_TEAM = "council_team", "Council team"
    OFFICE = "office", "Office of a care provider"


class ConsentEventKind(models.TextChoices):
    RECORDED = "recorded", "Recorded"
    CHANGED = "changed", "Changed"
    OPENED = "opened", "Document opened"
    WITHDRAWN = "withdrawn", "Withdrawn"
