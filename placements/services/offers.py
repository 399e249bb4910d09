"""The verbs of offers: fill in the grid, publish, confirm, pause, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from placements.actors import PORTAL, Actor
from placements.enums import OFFER_MOVES, OfferState
from placements.models import Audit, Offer, OfferEvent, Site, Window
from placements.refusals import ChecksFail, NotYourMove, WrongOfferState
from placements.selectors.offers import cell_name, connected_sites, findings, grid_of
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local


def walk(offer: Offer, move: str, *, by: Actor, at: datetime, reason: str = "", **facts: Any) -> None:
    """Asks the table of moves, writes the row with the `facts` of its new state, and a line of history.

    Needs the row's lock. Raises NotYourMove or WrongOfferState.
    """
    asked = OFFER_MOVES[move]
    if by.role not in asked.roles:
        raise NotYourMove
    if offer.state not in asked.sources:
        raise WrongOfferState(offer.get_state_display())
    before = offer.state
    Offer.objects.filter(pk=offer.pk).update(state=asked.target, **facts)
    offer.state = offer.stored_state = asked.target
    for name, value in facts.items():
        setattr(offer, name, value)
    OfferEvent.objects.create(
        offer=offer, move=move, from_state=before, to_state=asked.target, role=by.role, by=by.user, reason=reason, at=at
    )


@transaction.atomic
def fill_in_grid(*, site: Site, year: int, numbers: Mapping[str, int], at: datetime) -> int:
    """Keeps a draft for each cell that has a number, and none for one that has not; says how many drafts there are.

    What is published is left as it is. `numbers` are keyed as by `selectors.offers.cell_name`.
    """
    Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    kept = 0
    for row in grid_of(site, year):
        for cell in row.cells:
            number = numbers.get(cell.name, 0)
            if cell.is_fixed:
                continue
            if number:
                _keep_draft(site, cell.offer, cell.window, row.discipline, number, at=at)
                kept += 1
            elif cell.offer and not cell.offer.events.exists():
                cell.offer.delete()
    return kept


@transaction.atomic
def publish_offer(*, offer: Offer, by: Actor, at: datetime) -> Offer:
    """Universities see it from now on. Raises ChecksFail with what is to be sorted out first."""
    _lock_what_it_takes(offer)
    offer = _lock(offer)
    failed = [finding for finding in findings(offer) if not finding.is_ok]
    if failed:
        raise ChecksFail(failed)
    walk(offer, "publish", by=by, at=at, confirmed_at=at, confirmed_by_name=by.said_name)
    return offer


@transaction.atomic
def withdraw_offer(*, offer: Offer, reason: str, by: Actor, at: datetime) -> Offer:
    """Raises WrongOfferState."""
    offer = _lock(offer)
    walk(offer, "withdraw", by=by, at=at, reason=reason)
    return offer


@transaction.atomic
def take_up_again(*, offer: Offer, by: Actor, at: datetime) -> Offer:
    """A withdrawn offer is a draft again. Raises WrongOfferState."""
    offer = _lock(offer)
    walk(offer, "take_up_again", by=by, at=at)
    return offer


@transaction.atomic
def change_offer(
    *, offer: Offer, number: int, hours: int, priority_until: date | None, first: Iterable[Organisation]
) -> Offer:
    """A draft's number, the hours that each student must get, and who sees it first until when.

    Raises WrongOfferState for anything but a draft.
    """
    offer = _lock(offer)
    if offer.state != OfferState.DRAFT:
        raise WrongOfferState(offer.get_state_display())
    offer.number, offer.hours, offer.priority_until = number, hours, priority_until
    offer.save()
    offer.priority_universities.set(first)
    return offer


@transaction.atomic
def confirm_offers(*, site: Site, by: Actor, at: datetime) -> int:
    """“Still right”, for everything that the place has published; says how many."""
    name = by.said_name or site.contact_name
    return Offer.objects.holding().filter(site=site).update(confirmed_at=at, confirmed_by_name=name)


@transaction.atomic
def pause_and_resume(*, at: datetime) -> tuple[int, int]:
    """Pauses what has no valid audit any more, and brings back what has one again. Twice changes nothing."""
    today = local(at).date()
    valid = set(Audit.objects.valid(today).values_list("site", "discipline"))
    paused = resumed = 0
    for offer in Offer.objects.holding().filter(ends_on__gte=today).select_for_update(of=("self",), skip_locked=True):
        has_audit = (offer.site_id, offer.discipline) in valid
        if offer.state == OfferState.PUBLISHED and not has_audit:
            walk(offer, "pause", by=PORTAL, at=at, reason="The audit of the place has run out")
            paused += 1
        elif offer.state == OfferState.PAUSED and has_audit:
            walk(offer, "resume", by=PORTAL, at=at, reason="The place has a valid audit")
            resumed += 1
    return paused, resumed


def numbers_of_last_year(*, site: Site, year: int) -> dict[str, str]:
    """What the place offered in the windows of the same name a year before, for the cells of this year."""
    before = {
        (offer.discipline, offer.window.name): offer.number
        for offer in Offer.objects.filter(site=site, window__year=year - 1).select_related("window")
        if offer.state != OfferState.WITHDRAWN
    }
    return {
        cell_name(row.discipline, cell.window): str(number)
        for row in grid_of(site, year)
        for cell in row.cells
        if (number := before.get((row.discipline, cell.window.name)))
    }


def _keep_draft(site: Site, offer: Offer | None, window: Window, discipline: str, number: int, *, at: datetime) -> None:
    if offer is None:
        dates = {"starts_on": window.starts_on, "ends_on": window.ends_on}
        Offer.objects.create(site=site, window=window, discipline=discipline, number=number, created_at=at, **dates)
    elif offer.number != number:
        offer.number = number
        offer.save(update_fields=["number"])


def _lock(offer: Offer) -> Offer:
    return Offer.objects.select_for_update(of=("self",)).select_related("site", "window").get(pk=offer.pk)


def _lock_what_it_takes(offer: Offer) -> None:
    """Whoever publishes something that shares a place or a supervisor, over however many corners, waits here."""
    list(Site.objects.filter(pk__in=connected_sites(offer.site_id)).order_by("pk").select_for_update(of=("self",)))
