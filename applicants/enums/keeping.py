"""Values about what is counted of people, and stays when they are forgotten."""

from __future__ import annotations

from django.db import models


class Stage(models.TextChoices):
    """How far somebody came, in the order of the way."""

    REGISTERED = "registered", "Registered"
    REFERRED = "referred", "Sent to a programme"
    ACCEPTED = "accepted", "Accepted"
    STARTED = "started", "Started"
    COMPLETED = "completed", "Completed"
    JOB = "job", "Got a job in care"
    WEEKS_4 = "weeks_4", "Still in care after 4 weeks"
    WEEKS_13 = "weeks_13", "Still in care after 13 weeks"
    WEEKS_26 = "weeks_26", "Still in care after 26 weeks"


class AgeBand(models.TextChoices):
    """Of somebody on the day they registered. The King’s Trust is for people up to 30."""

    FROM_16 = "16-18", "16 to 18"
    FROM_19 = "19-24", "19 to 24"
    FROM_25 = "25-30", "25 to 30"
    FROM_31 = "31-49", "31 to 49"
    FROM_50 = "50+", "50 and over"
