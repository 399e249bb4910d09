"""What a host's place is like, and what it answers when it is asked about students."""

from __future__ import annotations

from django.db import models


class Setting(models.TextChoices):
    NURSING_HOME = "nursing_home", "Care home with nursing"
    CARE_HOME = "care_home", "Care home"
    HOME_CARE = "home_care", "Home care"
    SUPPORTED_LIVING = "supported_living", "Supported living"
    EXTRA_CARE = "extra_care", "Extra care housing"
    DAY_SERVICE = "day_service", "Day service"
    SHARED_LIVES = "shared_lives", "Shared Lives"
    COUNCIL_TEAM = "council_team", "Council team"
    HOSPICE = "hospice", "Hospice"


class Supports(models.TextChoices):
    OLDER_PEOPLE = "older_people", "Older people"
    DEMENTIA = "dementia", "People living with dementia"
    LEARNING_DISABILITY = "learning_disability", "People with a learning disability"
    AUTISM = "autism", "Autistic people"
    MENTAL_HEALTH = "mental_health", "People with mental ill health"
    PHYSICAL_DISABILITY = "physical_disability", "People with a physical disability"
    SENSORY = "sensory", "People with sight or hearing loss"
    BRAIN_INJURY = "brain_injury", "People with a brain injury"
    END_OF_LIFE = "end_of_life", "People at the end of life"


class Dbs(models.TextChoices):
    NOT_KNOWN = "not_known", "Don’t know yet"
    UNIVERSITYS = "universitys", "The university’s check is enough"
    OWN = "own", "We need a check of our own"


class HostingAnswer(models.TextChoices):
    NOT_ANSWERED = "", "Not answered"
    YES = "yes", "Yes"
    MAYBE = "maybe", "Maybe"
    NO = "no", "No"
    ARRANGED = "arranged", "Already arranged"


ANSWERED = (HostingAnswer.YES, HostingAnswer.MAYBE, HostingAnswer.NO, HostingAnswer.ARRANGED)
NEEDS_REASONS = (HostingAnswer.MAYBE, HostingAnswer.NO)


class Outcome(models.TextChoices):
    OPEN = "", "To ring"
    TAKEN_UP = "taken_up", "Took up the help"
    LATER = "later", "Not now, ring again next year"
    NOT_FOR_THEM = "not_for_them", "Does not help them"
    NOT_REACHED = "not_reached", "Rang three times, nobody answered"
    ANSWERED_ANEW = "answered_anew", "They changed their answer"


class Role(models.TextChoices):
    """In which part somebody acts."""

    HOST = "host", "The host"
    UNIVERSITY = "university", "University or college"
    STAFF = "staff", "Programme staff"
    PORTAL = "portal", "The portal"
