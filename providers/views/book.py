"""Booking in three steps at one address. Answers travel in the form from step to step: nothing is stored
until the place is booked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from campaigns.attribution import attribution_of
from providers.enums import Role
from providers.forms import BookingDetailsForm, SlotForm
from providers.links import booking_path
from providers.models import DropIn
from providers.permissions import why_not_bookable
from providers.refusals import AlreadyBooked, DropInFull, Refusal
from providers.selectors import booking_made_with, public_drop_ins
from providers.services import book_drop_in, send_booking_links
from providers.views.slots import SlotPicker, not_bookable
from workforce_portal.journeys.answers import Answer, carried
from workforce_portal.journeys.summary import ErrorSummary
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.places.clock import say_when
from workforce_portal.security import rates


class DropInBookView(View):
    """GET offers times, and with `?slot=` asks who is coming; POST goes on by the `step` of the button pressed."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.at = timezone.now()
        self.drop_in = get_object_or_404(public_drop_ins(), pk=kwargs["pk"])
        self.here = reverse("providers:drop_in_book", args=[self.drop_in.pk])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "slot" not in request.GET:
            return self.time_page(self.picker(request.GET), chosen=self.drop_in.pk)
        slot = self.find_slot(request.GET)
        if slot is None:
            picker = self.picker(request.GET)
            return self.time_page(picker, form=picker.form(request.GET))
        if refusal := self.why_not(slot):
            return self.refused_page(refusal)
        return self.details_page(slot, BookingDetailsForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        step, slot = request.POST.get("step"), self.find_slot(request.POST)
        if step == "change-time" or "from" in request.POST:
            return self.time_page(self.picker(request.POST), chosen=slot.pk if slot else None)
        if slot is None:
            picker = self.picker(request.POST)
            return self.time_page(picker, form=picker.form(request.POST))
        form = BookingDetailsForm(request.POST)
        if step == "change-details" or (step == "time" and not form.is_valid()):
            return self.details_page(slot, BookingDetailsForm(initial=request.POST.dict()))
        if not form.is_valid():
            return self.details_page(slot, form)
        if step == "book":
            return self.book(slot, form)
        refusal = self.why_not(slot)
        return self.refused_page(refusal) if refusal else self.check_page(slot, form)

    def book(self, slot: DropIn, form: BookingDetailsForm) -> HttpResponse:
        details = form.details(attribution_of(self.request))
        # The same form again: a double click, a reload, a second press. That is no further booking to count.
        if made := booking_made_with(form.cleaned_data["key"]):
            return redirect(booking_path(made))
        rates.require("book_by_address", rates.client_address(self.request), at=self.at)
        rates.require("book_by_email", details.email, at=self.at)
        try:
            booking = book_drop_in(
                drop_in_id=slot.pk,
                details=details,
                role=Role.BOOKER,
                by=None,
                at=self.at,
                idempotency_key=form.cleaned_data["key"],
            )
        except AlreadyBooked:
            # Whoever typed the address learns nothing; whoever reads its mail gets the link to what they have.
            send_booking_links(email=details.email, by=None, at=self.at)
            return render(self.request, "providers/drop_in_book_look.html", {"email": details.email})
        except Refusal as refusal:
            return self.refused_page(refusal)
        return redirect(booking_path(booking))

    # --- pages ---

    def time_page(
        self,
        picker: SlotPicker,
        *,
        form: SlotForm | None = None,
        chosen: int | None = None,
        summary: ErrorSummary | None = None,
    ) -> HttpResponse:
        form = form or picker.form(chosen=chosen)
        context = {
            "title": "Choose a time",
            "drop_in": self.drop_in,
            "picker": picker,
            "form": form,
            "summary": summary or form.summary,
            "answers": carried(BookingDetailsForm(self.request.POST)) if "name" in self.request.POST else "",
            "here": self.here,
        }
        return render(self.request, "providers/drop_in_book_time.html", context)

    def refused_page(self, refusal: Refusal) -> HttpResponse:
        picker = self.picker(QueryDict())
        form, summary = not_bookable(picker, refusal)
        return self.time_page(picker, form=form, summary=summary)

    def details_page(self, slot: DropIn, form: BookingDetailsForm) -> HttpResponse:
        context = {
            **FormPageMixin.page_defaults,
            "title": "About you",
            "help_text": "We can book for you.",
            "slot": slot,
            "form": form,
            "summary": form.summary,
            "here": self.here,
        }
        return render(self.request, "providers/drop_in_book_details.html", context)

    def check_page(self, slot: DropIn, form: BookingDetailsForm) -> HttpResponse:
        context = {
            "title": "Check your answers, then book",
            "slot": slot,
            "session_answers": _session_answers(slot),
            "person_answers": _person_answers(form),
            "answers": carried(form),
            "here": self.here,
        }
        return render(self.request, "providers/drop_in_book_check.html", context)

    # --- the time asked for ---

    def picker(self, query: QueryDict) -> SlotPicker:
        return SlotPicker(self.drop_in, wanted=query.get("from", ""), at=self.at)

    def find_slot(self, query: QueryDict) -> DropIn | None:
        number = query.get("slot", "")
        if not (number.isascii() and number.isdigit() and len(number) < 18):
            return None
        return public_drop_ins().filter(pk=number).first()

    def why_not(self, slot: DropIn) -> Refusal | None:
        refusal = why_not_bookable(slot, role=Role.BOOKER, at=self.at)
        return refusal or (DropInFull(slot) if slot.places_left <= 0 else None)


def _session_answers(slot: DropIn) -> list[Answer]:
    where = slot.place_name if slot.venue else "Online. The link comes with your confirmation."
    return [
        Answer("Session", slot.type.name),
        _changeable("When", say_when(slot.starts_at, slot.ends_at), step="change-time"),
        _changeable("Where", where, step="change-time"),
        Answer("With", ", ".join(filter(None, [slot.adviser.name, slot.adviser.introduction]))),
    ]


def _person_answers(form: BookingDetailsForm) -> list[Answer]:
    data = form.cleaned_data
    return [
        _changeable("Help with", data["topic"].name),
        _changeable("To know first", data["question"]),
        _changeable("Name", data["name"]),
        _changeable("Service", data["service_name"]),
        _changeable("E-mail", data["email"], is_strong=True),
        _changeable("Phone", data["phone"]),
        _changeable("To take part", data["adjustments"]),
    ]


def _changeable(question: str, answer: str, *, step: str = "change-details", is_strong: bool = False) -> Answer:
    return Answer(question, answer, change_name="step", change_value=step, is_strong=is_strong)
