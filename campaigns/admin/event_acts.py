"""Moving an event and calling it off, each shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from campaigns.admin.event_forms import CancelForm, MoveForm
from campaigns.models import CampaignEvent
from campaigns.refusals import Refusal
from campaigns.services.events import TimeAndPlace, cancel_event, move_event, why_not_changed
from workforce_portal.places.clock import say_when
from workforce_portal.staff.actions import PreviewAction, PreviewRow

CONFIRM = "confirm"
WHERE_IT_IS_SEEN = "Its page, the lists, calendars that people subscribed to and search engines"


@dataclass(frozen=True)
class Difference:
    what: str
    before: str
    after: str


class CancelEvents(PreviewAction):
    name = "cancel_events"
    title = "Cancel event"
    button = "Cancel the event"
    form_class = CancelForm
    is_grave = True

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        at = timezone.now()
        rows = CampaignEvent.objects.filter(pk__in=queryset.order_by().values("pk")).order_by("starts_at")
        return [self._row(event, why_not_changed(event, at=at)) for event in rows]

    def _row(self, event: CampaignEvent, refusal: Refusal | None) -> PreviewRow:
        if refusal:
            return PreviewRow(event, refused=str(refusal))
        what = f"{say_when(event.starts_at, event.ends_at)}, {event.place_name}. {WHERE_IT_IS_SEEN} say that it is off."
        return PreviewRow(event, what=what)

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        at = timezone.now()
        events = [cancel_event(event_id=event.pk, reason=answers["reason"], at=at) for event in things]
        return f"Cancelled {', '.join(str(event) for event in events)}."

    def _confirm(self, modeladmin: Any, request: HttpRequest, rows: list[PreviewRow], form: Any) -> None:
        super()._confirm(modeladmin, request, rows, form)
        for row in rows:
            if not row.refused:
                modeladmin.log_change(request, row.thing, f"Cancelled: {form.cleaned_data['reason']}")


def move_page(modeladmin: Any, request: HttpRequest, event: CampaignEvent) -> HttpResponse:
    """First the form, then what would change, then it is done."""
    form = MoveForm(request.POST or None, initial=initial(event))
    context = {
        **modeladmin.admin_site.each_context(request),
        "opts": modeladmin.opts,
        "page": event,
        "title": f"Move “{event}”",
        "media": modeladmin.media + form.media,
        "form": form,
        "seen": WHERE_IT_IS_SEEN,
        "refusal": why_not_changed(event, at=timezone.now()),
    }
    if request.method == "POST" and form.is_valid():
        context["differences"] = differences(event, form.time_and_place)
        if CONFIRM in request.POST:
            try:
                move_event(event_id=event.pk, to=form.time_and_place, at=timezone.now())
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                return _moved(modeladmin, request, event)
    return TemplateResponse(request, "admin/campaigns/campaignevent/move.html", context)


def initial(event: CampaignEvent) -> dict[str, Any]:
    return {name: getattr(event, name) for name in MoveForm.field_order}


def differences(event: CampaignEvent, to: TimeAndPlace) -> list[Difference]:
    after = CampaignEvent(**to.fields)
    said = [
        Difference("When", say_when(event.starts_at, event.ends_at), say_when(to.starts_at, to.ends_at)),
        Difference("Where", event.place_name, after.place_name),
    ]
    return [one for one in said if one.before != one.after]


def _moved(modeladmin: Any, request: HttpRequest, event: CampaignEvent) -> HttpResponse:
    modeladmin.log_change(request, event, "Moved")
    modeladmin.message_user(request, f"Moved {event}. Its page tells where it was before.")
    return modeladmin.back_to(event)
