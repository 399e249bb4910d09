"""Values about introductions to employers who promise an interview."""

from __future__ import annotations

from django.db import models


class IntroductionState(models.TextChoices):
    WAITING = "waiting", "Waiting for the employer"
    INTERVIEW = "interview", "Interview arranged"
    HIRED = "hired", "Got the job"
    NOT_THIS_TIME = "not_this_time", "Interviewed, not this time"
    NOT_REACHED = "not_reached", "The employer could not reach them"
    WITHDRAWN = "withdrawn", "Taken back"


# What an employer may answer, and from where each goes on.
INTRODUCTION_OPEN = (IntroductionState.WAITING, IntroductionState.INTERVIEW)
INTRODUCTION_ANSWERS = (
    IntroductionState.INTERVIEW,
    IntroductionState.HIRED,
    IntroductionState.NOT_THIS_TIME,
    IntroductionState.NOT_REACHED,
)
