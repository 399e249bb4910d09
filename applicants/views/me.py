"""“Where am I?”: one person's page, opened by their link. GET shows; only POST changes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from django.views.generic.base import ContextMixin

from applicants.enums import BEFORE_START, ContactWay, Purpose, ReferralState, Route
from applicants.links import find_applicant, me_path
from applicants.models import AccessLog, Applicant, Referral
from applicants.selectors.consents import Holder, holders
from applicants.selectors.matching import answers_of, suiting
from applicants.selectors.next_things import Kind, next_things
from applicants.selectors.path import path_of
from applicants.selectors.referrals import clocks, referrals_for
from applicants.selectors.timeline import timeline
from applicants.views.history import say_happened
from workforce_portal.places.clock import local, say_time
from workforce_portal.printing.qr import qr_svg
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

SHOWN_OF_TIMELINE = 12


class OpenedByLink(ContextMixin):
    """Loads the person whose link it is; a wrong, old or replaced link gets a page that helps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.applicant = find_applicant(kwargs["token"])
        except BadLink:
            return render(request, "applicants/me_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def here(self, part: str = "") -> HttpResponseRedirect:
        """Read anew: a corrected address makes a new link."""
        return redirect(me_path(Applicant.objects.get(pk=self.applicant.pk), part))

    def path(self, part: str = "") -> str:
        return me_path(self.applicant, part)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(applicant=self.applicant, path=self.path(), **kwargs)


class MeMixin(PrivatePageMixin, OpenedByLink):
    pass


class MeView(MeMixin, TemplateView):
    template_name = "applicants/me.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        applicant, at = self.applicant, self.at
        referrals = list(referrals_for(applicant))
        times = clocks(referrals)
        things = next_things(applicant, at=at)
        first, more = things[0], things[1:]
        return super().get_context_data(
            first=first,
            by_word=BY_WORD.get(first.kind, "by"),
            others=[thing for thing in more if thing.kind != Kind.CHOOSE],
            choices=[thing for thing in things if thing.kind == Kind.CHOOSE],
            clock=times.get(first.referral.pk) if first.kind in WAITED_FOR and first.referral else None,
            steps=path_of(applicant, referrals, times),
            open_ones=[row for row in referrals if row.is_open],
            has_completed=any(row.state == ReferralState.COMPLETED for row in referrals),
            contact=say_contact(applicant),
            holders=[Held(holder, has_health=self.has_health) for holder in holders(applicant)],
            history=say_happened(timeline(applicant)[:SHOWN_OF_TIMELINE]),
            is_unconfirmed=applicant.route != Route.SELF and applicant.confirmed_at is None,
            today=local(at).date(),
            **self.moves(referrals),
            **kwargs,
        )

    @property
    def has_health(self) -> bool:
        return bool(self.applicant.adjustments)

    def moves(self, referrals: list[Referral]) -> dict[str, Any]:
        """Where somebody could go instead, for the line below “Move me”."""
        if not self.applicant.is_looking:
            return {"suiting_count": 0, "nearest": None}
        without = [row.programme_id for row in referrals if row.is_open]
        found = suiting(answers_of(self.applicant, on=local(self.at).date()), at=self.at, without=without)
        near = [match for match in found if match.miles is not None]
        return {
            "suiting_count": len(found),
            "nearest": min(near, key=lambda match: match.miles or 0, default=None),
        }


WAITED_FOR = (Kind.THEY_ANSWER, Kind.THEY_RING)
BY_WORD = {Kind.START: "on", Kind.GO_ON: "until", Kind.WE_ASK: "on"}


class Held:
    """An organisation that has somebody's details, as the person reads it."""

    def __init__(self, holder: Holder, *, has_health: bool) -> None:
        self.organisation = holder.organisation
        self.since = holder.since
        self.how = holder.consents[0]
        self.last_look = holder.last_look
        self.sees = ". ".join(_sees(purpose, has_health=has_health) for purpose in holder.purposes)


def _sees(purpose: str, *, has_health: bool) -> str:
    if purpose == Purpose.SHARE:
        health = ", what you need to take part" if has_health else ""
        return (
            "Name, how to reach you, age, postcode area, when you are free, what you told us that they should know"
            + health
        )
    if purpose == Purpose.PROGRESS:
        return "Name, and which programme you are on. Nothing else"
    return "Name, how to reach you, and which programme you completed"


def say_contact(applicant: Applicant) -> str:
    """Text message first, then e-mail, not before 10am."""
    ways = [str(ContactWay(way).label) for way in applicant.contact_ways]
    said = ways[0] + (f" first, then {' or '.join(way.lower() for way in ways[1:])}" if len(ways) > 1 else "")
    hours = [
        f"not before {_clock(applicant.contact_from)}" if applicant.contact_from else "",
        f"not after {_clock(applicant.contact_until)}" if applicant.contact_until else "",
    ]
    return ", ".join(filter(None, [said, *hours]))


def _clock(moment: Any) -> str:
    return say_time(local(timezone.now()).replace(hour=moment.hour, minute=moment.minute))


class MeLooksView(MeMixin, TemplateView):
    """Everyone who looked, and when."""

    template_name = "applicants/me_looks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        looks = AccessLog.objects.filter(applicant=self.applicant).select_related("organisation", "by")
        number = self.request.GET.get("organisation", "")
        if number.isascii() and number.isdigit() and len(number) < 10:
            looks = looks.filter(organisation=int(number))
        return super().get_context_data(looks=looks, **kwargs)


class MeCardView(MeMixin, TemplateView):
    """A card to print: the number, a code that leads to where the page is found, our telephone. No name."""

    template_name = "applicants/card.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**card_of(), **kwargs)


def card_of() -> dict[str, Any]:
    address = settings.SITE_URL + reverse("applicants:find")
    return {"find_url": address, "find_words": address.split("://")[-1].rstrip("/"), "qr": qr_svg(address)}


class MeMoveView(MeMixin, TemplateView):
    """Other programmes that suit, each with its first start and how its rules stand."""

    template_name = "applicants/me_move.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        on = Referral.objects.open().filter(applicant=self.applicant)
        answers = answers_of(self.applicant, on=local(self.at).date())
        matches = suiting(answers, at=self.at, without=[row.programme_id for row in on])
        return super().get_context_data(matches=matches, place=bool(self.applicant.easting), **kwargs)


def may_leave(applicant: Applicant) -> list[Referral]:
    """What has not begun: one that has is ended, not left for another."""
    return list(Referral.objects.filter(applicant=applicant, state__in=BEFORE_START).select_related("programme"))
