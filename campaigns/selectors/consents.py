"""Who may be shown where today, and everything that shows somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db.models import Exists, ForeignKey, ManyToManyField, Model, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from campaigns.enums import Scope
from campaigns.models import Consent, Person, Story, StoryMoment
from workforce_portal.pictures.models import Picture

FIRST_WARNING = timedelta(days=60)
LAST_WARNING = timedelta(days=14)


def people_not_to_show(scope: Scope, at: datetime) -> QuerySet[Person]:
    agreed = Consent.objects.valid(timezone.localdate(at), scope).filter(person=OuterRef("pk"))
    return Person.objects.filter(~Exists(agreed))


def pictures_not_to_show(scope: Scope, at: datetime) -> QuerySet[Picture]:
    """Pictures on which there is somebody who does not agree, whoever else agrees."""
    lacking = people_not_to_show(scope, at)
    of_stories = Story.objects.filter(person__in=lacking).exclude(picture=None)
    return Picture.objects.filter(
        Q(pk__in=Person.pictures.through.objects.filter(person__in=lacking).values("picture"))
        | Q(pk__in=of_stories.values("picture"))
    )


def pictures_withheld(at: datetime) -> QuerySet[Picture]:
    return pictures_not_to_show(Scope.WEB, at)


def pictures_withheld_from_cards(at: datetime) -> QuerySet[Picture]:
    """A card is shown wherever somebody passes the link on."""
    return pictures_not_to_show(Scope.SOCIAL, at)


def may_show(thing: Person | Picture, scope: Scope, at: datetime) -> bool:
    if isinstance(thing, Person):
        return thing.consents.valid(timezone.localdate(at), scope).exists()
    return not pictures_not_to_show(scope, at).filter(pk=thing.pk).exists()


def in_force(person: Person, on: date) -> QuerySet[Consent]:
    """Consents that can still be taken back, also one that begins later."""
    return person.consents.filter(withdrawn_at=None, expires_on__gte=on)


def running_out(on: date) -> QuerySet[Consent]:
    """Consents in their last 60 days, of which no later one takes the place."""
    later = Consent.objects.filter(
        person=OuterRef("person"),
        withdrawn_at=None,
        expires_on__gt=OuterRef("expires_on"),
        scopes__contains=OuterRef("scopes"),
    )
    soon = Consent.objects.filter(
        withdrawn_at=None, given_on__lte=on, expires_on__gte=on, expires_on__lte=on + FIRST_WARNING
    )
    return soon.filter(~Exists(later)).order_by("expires_on", "pk")


# --- where somebody is shown ---


@dataclass(frozen=True)
class Use:
    """Something that shows a person: a page, a block of one, a card or a picture."""

    what: str
    name: str
    url: str
    admin_url: str


def pictures_of(person: Person) -> QuerySet[Picture]:
    return Picture.objects.filter(
        Q(pk__in=person.pictures.values("pk")) | Q(pk__in=person.stories.exclude(picture=None).values("picture"))
    )


def uses_of(person: Person) -> list[Use]:
    """Every page, block, card and picture on which the person is, in whatever app, by the models' own relations."""
    stories, pictures = list(person.stories.all()), list(pictures_of(person))
    own = [_use(thing) for thing in [*stories, *pictures]]
    cards = [Use("card for links", story.title, "", "") for story in stories if story.picture_id]
    found = {(type(thing), thing.pk): thing for thing in _pointing_at(Story, stories)}
    found |= {(type(thing), thing.pk): thing for thing in _pointing_at(Picture, pictures)}
    others = [_use(thing) for thing in found.values() if not isinstance(thing, Person | Story | StoryMoment)]
    return [*own, *cards, *others]


def _pointing_at(model: type[Model], things: list) -> Iterator[Model]:
    for other in apps.get_models():
        for field in [*other._meta.fields, *other._meta.many_to_many]:
            if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is model and things:
                yield from other._default_manager.filter(**{f"{field.name}__in": things}).distinct()


def _use(thing: Model) -> Use:
    page = getattr(thing, "parent", thing)
    name = str(thing) if page is thing else f"{page}: {thing}"
    return Use(str(thing._meta.verbose_name), name, _public_url(page), _admin_url(page))


def _public_url(page: Model) -> str:
    return page.get_absolute_url() if hasattr(page, "get_absolute_url") else ""


def _admin_url(page: Model) -> str:
    try:
        return reverse(f"admin:{page._meta.app_label}_{page._meta.model_name}_change", args=[page.pk])
    except NoReverseMatch:
        return ""
