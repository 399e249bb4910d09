"""Takes out of the portal who was shown and does not agree any more. Rows stay, so that figures stay what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Model, Q
from django.urls import reverse

from campaigns.models import Consent, ConsentEvent, Person, ShortLink, Story, StoryMoment
from campaigns.selectors.retention import people_to_forget, pictures_to_forget
from workforce_portal.counting.models import DailyCount
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.pictures.services import erase_picture
from workforce_portal.privacy.registry import REMOVED, values_once_forgotten
from workforce_portal.publishing.models import OldAddress
from workforce_portal.publishing.services import forget_versions
from workforce_portal.site.models import PageFeedback

BATCH = 20


def count_to_forget(*, at: datetime) -> int:
    return people_to_forget(at).count()


def forget_people(*, at: datetime, batch: int = BATCH) -> Iterator[int]:
    """Yields the size of each batch, which is committed by then: the next time goes on from there."""
    while count := _forget_batch(at=at, limit=batch):
        yield count


@transaction.atomic
def _forget_batch(*, at: datetime, limit: int) -> int:
    people = list(people_to_forget(at).select_for_update(of=("self",), skip_locked=True)[:limit])
    for person in people:
        _forget(person, at=at)
    return len(people)


def _forget(person: Person, *, at: datetime) -> None:
    pictures = pictures_to_forget(person)
    for story in person.stories.all():
        _forget_story(story)
    person.pictures.clear()
    _forget_consents(person, at=at)
    Person.objects.filter(pk=person.pk).update(**values_once_forgotten(Person))
    _empty_audit_log(Person, [person.pk])
    for picture in pictures:
        _empty_audit_log(type(picture), [picture.pk])
        erase_picture(picture=picture)


def _forget_story(story: Story) -> None:
    """Its address goes too, as it mostly has the name in it."""
    address = story.get_absolute_url()
    gone = {"slug": f"removed-{story.pk}", "is_published": False, "preview_version": F("preview_version") + 1}
    rows = Story.objects.filter(pk=story.pk)
    rows.update(**values_once_forgotten(Story) | gone)
    StoryMoment.objects.filter(story=story).update(**values_once_forgotten(StoryMoment))
    forget_versions(story)
    _empty_audit_log(Story, [story.pk])
    _forget_address(address, rows.get().get_absolute_url())


def _forget_address(address: str, instead: str) -> None:
    old = OldAddress.objects.filter(moved_to=address)
    for path in [address, *old.values_list("path", flat=True)]:
        DailyCount.objects.filter(subject=path).update(subject=instead)
        PageFeedback.objects.filter(page=path).update(page=instead)
        ShortLink.objects.filter(target=path).update(target=reverse("campaigns:story_list"))
    OldAddress.objects.filter(Q(path=address) | Q(moved_to=address)).delete()


def _forget_consents(person: Person, *, at: datetime) -> None:
    consents = list(person.consents.all())
    ids = [consent.pk for consent in consents]
    for name in [consent.document.name for consent in consents if consent.document.name]:
        transaction.on_commit(partial(default_storage.delete, name), robust=True)
    Consent.objects.filter(pk__in=ids).update(**values_once_forgotten(Consent))
    ConsentEvent.objects.filter(consent__in=ids).update(**values_once_forgotten(ConsentEvent))
    mails = PlannedMail.objects.filter(about_type=ContentType.objects.get_for_model(Consent), about_id__in=ids)
    mails.filter(state=State.PLANNED).update(state=State.CANCELLED, finished_at=at)
    mails.exclude(state=State.CLAIMED).update(**values_once_forgotten(PlannedMail))
    _empty_audit_log(Consent, ids)
    _empty_audit_log(PlannedMail, mails.values_list("pk", flat=True))


def _empty_audit_log(model: type[Model], ids: Iterable[int]) -> None:
    """Who of the staff did something, and when, stays; what they wrote about the person does not."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in ids]
    )
    entries.update(change_message="", object_repr=REMOVED)
