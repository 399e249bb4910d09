"""A session that people have booked is not moved before staff have seen who will be told, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from providers.admin.drop_in_cancel import say_instead, what_will_happen
from providers.emails import letters
from providers.mail_texts import BOOKING_CHANGED
from providers.models import DropIn
from providers.services import who_is_told
from providers.services.drop_ins import is_another_appointment, why_not_changed
from workforce_portal.places.clock import say_when

CONFIRMED = "_people_are_told"


@dataclass(frozen=True)
class Difference:
    what: str
    before: str
    after: str


class PreviewsChange:
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST" and object_id and CONFIRMED not in request.POST:
            page = self._preview_of_change(request, object_id)
            if page is not None:
                return page
        return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def _preview_of_change(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """None where nothing keeps it from being saved at once: nobody has to be told, or the form is not right yet."""
        modeladmin: Any = self
        before, after = modeladmin.get_object(request, object_id), modeladmin.get_object(request, object_id)
        if before is None or not modeladmin.has_change_permission(request, before):
            return None
        form = modeladmin.get_form(request, after, change=True)(request.POST, instance=after)
        at = timezone.now()
        if not form.is_valid() or after.has_started(at) or not is_another_appointment(before, after):
            return None
        if why_not_changed(before, after):
            return None
        told = who_is_told(after)
        if not told.mailed and not told.to_ring:
            return None
        context = {
            **modeladmin.admin_site.each_context(request),
            "title": "Change the session, and tell people",
            "opts": modeladmin.opts,
            "drop_in": before,
            "differences": differences(before, after),
            "what": what_will_happen(len(told.mailed), len(told.to_ring)),
            "letters": letters(BOOKING_CHANGED, told.mailed),
            "to_ring": told.to_ring,
            "instead": say_instead(after, at=at),
            "sent": [(name, value) for name, values in request.POST.lists() for value in values if _is_answer(name)],
            "confirmed": CONFIRMED,
        }
        return TemplateResponse(request, "admin/providers/dropin/change.html", context)


def differences(before: DropIn, after: DropIn) -> list[Difference]:
    said = [
        Difference("When", say_when(before.starts_at, before.ends_at), say_when(after.starts_at, after.ends_at)),
        Difference("Where", before.where_to_go, after.where_to_go),
        Difference("With", before.adviser.name, after.adviser.name),
    ]
    return [one for one in said if one.before != one.after]


def _is_answer(name: str) -> bool:
    return name != "csrfmiddlewaretoken"
