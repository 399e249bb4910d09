"""Who has agreed to nothing for long enough that what they told is not kept any more."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from campaigns.models import Consent, Person, Story
from campaigns.selectors.consents import pictures_of
from workforce_portal.pictures.models import Picture
from workforce_portal.places.clock import LONDON, at_local, local, months_before
from workforce_portal.privacy.registry import REMOVED


def people_to_forget(at: datetime) -> QuerySet[Person]:
    """Counted from the last of their consents: so many days after they took it back, so many months after it ran out.
    Who never had a consent is somebody whom staff have just added."""
    taken_back_before = at_local(local(at).date() - timedelta(days=settings.WITHDRAWN_STORY_DAYS), time.min)
    ran_out_before = months_before(local(at).date(), settings.EXPIRED_STORY_MONTHS)
    own = Consent.objects.filter(person=OuterRef("pk")).order_by()
    ended = own.annotate(ended=Coalesce(TruncDate("withdrawn_at", tzinfo=LONDON), "expires_on")).order_by("-ended")
    people = Person.objects.annotate(
        ended=Subquery(ended.values("ended")[:1]), taken_back_at=Subquery(ended.values("withdrawn_at")[:1])
    )
    is_old = Q(taken_back_at__lt=taken_back_before) | Q(taken_back_at=None, ended__lt=ran_out_before)
    return people.filter(is_old).exclude(full_name=REMOVED).order_by("pk")


def pictures_to_forget(person: Person) -> list[Picture]:
    """Uploaded pictures of the person on which is nobody else; the portal's drawings show no real people."""
    others_in_crowd = Person.pictures.through.objects.filter(picture=OuterRef("pk")).exclude(person=person)
    others_in_stories = Story.objects.filter(picture=OuterRef("pk")).exclude(person=person)
    uploaded = pictures_of(person).exclude(image="")
    return list(uploaded.filter(~Exists(others_in_crowd), ~Exists(others_in_stories)))
