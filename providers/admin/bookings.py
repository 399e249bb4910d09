from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, re_path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from providers.admin.booking_acts import ACTS as BOOKING_ACTS
from providers.admin.booking_acts import BookingAct, Cancel, SendLink
from providers.admin.booking_aloud import ReadsAloud
from providers.admin.booking_forms import BookForSomeoneForm, CancelForm, read_number
from providers.admin.booking_history import mails_about, timeline_lines
from providers.admin.day_sheet import sheet_url
from providers.admin.drop_in_filters import AfterwardsFilter, BookingAreaFilter
from providers.admin.labels import COMING_FIRST, booking_status, coming_first, long, say_short
from providers.admin.offer_acts import OFFER_ACTS
from providers.admin.report_lists import LOOKUPS
from providers.admin.resembling import FlagsResembling
from providers.enums import Role
from providers.links import booking_path
from providers.models import Booking, CallBackRequest, DropIn
from providers.references import LENGTH, normalise_reference
from providers.refusals import Refusal
from providers.selectors import timeline
from providers.selectors.resembling import bookings_like
from providers.services import book_drop_in
from providers.services.call_backs import book_for_call_back
from workforce_portal.staff.actions import PreviewAction, PreviewRow
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail

ACTS: dict[str, BookingAct] = {**OFFER_ACTS, **BOOKING_ACTS}


class ActOnBookings(PreviewAction):
    """An act on one booking, offered for several in the list."""

    act: BookingAct

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        at = timezone.now()
        return [
            PreviewRow(booking, what=f"{booking.name}, {booking.drop_in}. {self.act.lead(booking)}", refused=refused)
            for booking in queryset
            for refused in [self.act.why_not(booking, at=at)]
        ]

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        by: Any = request.user
        said = [f"{thing}: {self.act.perform(thing, answers, by=by, at=timezone.now())}" for thing in things]
        return " ".join(said)


class CancelBookings(ActOnBookings):
    name = "cancel_bookings"
    title = "Cancel, and tell people"
    button = "Cancel the bookings"
    form_class = CancelForm
    is_grave = True
    act = Cancel()


class SendLinks(ActOnBookings):
    name = "send_links"
    title = "Send the link again"
    button = "Send the links"
    act = SendLink()


@admin.register(Booking)
class BookingAdmin(ReadsAloud, FlagsResembling, PortalAdmin):
    list_display = ["spoken", "person", "session", "state", "needs"]
    list_filter = [AfterwardsFilter, "status", BookingAreaFilter, "source"]
    list_select_related = ["drop_in__type"]
    search_fields = ["name", "email", "service_name"]
    search_help_text = "Reference, name, service, e-mail, phone"
    date_hierarchy = "drop_in__starts_at"
    actions = [CancelBookings(), SendLinks()]
    empty_text = "No bookings yet. They appear here as people book; somebody on the telephone is booked in by you."

    def has_delete_permission(self, request: HttpRequest, obj: Booking | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Booking]:
        return coming_first(Booking.objects.all(), "drop_in__starts_at", at=timezone.now())

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return COMING_FIRST

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The report's numbers lead to their lists."""
        return lookup in LOOKUPS or super().lookup_allowed(lookup, value, request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Booking], search_term: str
    ) -> tuple[QuerySet[Booking], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        reference = normalise_reference(search_term)
        digits = "".join(character for character in search_term if character.isdigit())
        also = Q(reference=reference) if len(reference) == LENGTH else Q()
        if len(digits) >= 6 and len(digits) >= len(search_term.replace(" ", "").strip("+()")) - 2:
            queryset = queryset.alias(digits=Replace(F("phone"), Value(" "), Value("")))
            also |= Q(digits__contains=digits)
        return (queryset.filter(Q(pk__in=found.order_by().values("pk")) | also), False) if also else (found, may_repeat)

    # --- columns ---

    @admin.display(description="reference", ordering="reference")
    def spoken(self, booking: Booking) -> str:
        return format_html('<span class="nowrap">{}</span>', booking.spoken_reference)

    @admin.display(description="person", ordering="name")
    def person(self, booking: Any) -> str:
        alike = status_label("Also booked", "wait") if booking.others_like_it else ""
        name = format_html("{} {}", long(Truncator(booking.name).chars(80)), alike)
        return with_detail(name, long(Truncator(booking.service_name).chars(80)))

    @admin.display(description="session", ordering="drop_in__starts_at")
    def session(self, booking: Booking) -> str:
        return with_detail(say_short(booking.drop_in.starts_at), long(booking.drop_in.type))

    @admin.display(description="status", ordering="status")
    def state(self, booking: Booking) -> str:
        return booking_status(booking)

    @admin.display(description="to take part")
    def needs(self, booking: Booking) -> str:
        if not booking.adjustments:
            return ""
        return format_html("<strong>Yes</strong> <small>{}</small>", long(Truncator(booking.adjustments).chars(40)))

    # --- pages ---

    def get_urls(self) -> list[URLPattern]:
        acts = "|".join(ACTS)
        page = re_path(
            rf"^(?P<pk>\d+)/(?P<key>{acts})/$", self.admin_site.admin_view(self.act_page), name="providers_booking_act"
        )
        return [page, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Book for someone."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._book_page(request, BookForSomeoneForm(initial=_asked_for(request)))
        form = BookForSomeoneForm(request.POST)
        if "narrow" in request.POST:
            return self._book_page(request, BookForSomeoneForm(initial=request.POST.dict()))
        if not form.is_valid():
            return self._book_page(request, form)
        return self._book(request, form)

    def _book(self, request: HttpRequest, form: BookForSomeoneForm) -> HttpResponse:
        by: Any = request.user
        try:
            booking = _book(form, by=by)
        except Refusal as refusal:
            form.show(refusal)
            return self._book_page(request, form)
        self.log_addition(request, booking, f"Booked for {booking.name}")
        told = f"The confirmation goes to {booking.email}." if booking.email else "No e-mail address: read it aloud."
        self.message_user(request, f"Booked. The reference is {booking.spoken_reference}. {told}", messages.SUCCESS)
        return redirect("admin:providers_booking_change", booking.pk)

    def _book_page(self, request: HttpRequest, form: BookForSomeoneForm) -> HttpResponse:
        context = {**self._context(request, "Book for someone"), "form": form}
        return TemplateResponse(request, "admin/providers/booking/book.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Everything about a booking. It changes by its acts only, never by hand."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        booking = self.get_object(request, object_id)
        if booking is None:
            raise Http404("No such booking")
        if not self.has_view_or_change_permission(request, booking):
            raise PermissionDenied
        booking = _whole(booking.pk)
        context = {
            **self._context(request, f"Booking {booking.spoken_reference}"),
            "booking": booking,
            "status": booking_status(booking),
            "acts": self._acts(request, booking),
            "events": timeline_lines(timeline(booking)),
            "mails": mails_about(booking) if request.user.has_perm("outbox.view_plannedmail") else [],
            "feedback": getattr(booking, "feedback", None),
            "posts": booking.post_outcomes.all(),
            "others_like_it": bookings_like([booking], at=timezone.now()).get(booking.pk, []),
            "public_url": booking_path(booking),
            "sheet_url": sheet_url(booking.drop_in),
        }
        return TemplateResponse(request, "admin/providers/booking/detail.html", context)

    def _acts(self, request: HttpRequest, booking: Booking) -> list[tuple[BookingAct, str]]:
        if not self.has_change_permission(request, booking):
            return []
        at = timezone.now()
        return [
            (act, reverse("admin:providers_booking_act", args=[booking.pk, act.key]))
            for act in ACTS.values()
            if not act.why_not(booking, at=at)
        ]

    def act_page(self, request: HttpRequest, pk: str, key: str) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        booking, act = _whole(pk), ACTS[key]
        if refused := act.why_not(booking, at=timezone.now()):
            self.message_user(request, refused, messages.ERROR)
            return redirect("admin:providers_booking_change", pk)
        is_sent = request.method == "POST"
        if is_sent and "narrow" in request.POST:
            return self._act_page(request, booking, act, act.form(booking, None, initial=request.POST.dict()))
        form = act.form(booking, request.POST if is_sent else None)
        if is_sent and "again" not in request.POST and form.is_valid() and self._act(request, booking, act, form):
            return redirect("admin:providers_booking_change", pk)
        return self._act_page(request, booking, act, form)

    def _act(self, request: HttpRequest, booking: Booking, act: BookingAct, form: forms.Form) -> bool:
        by: Any = request.user
        try:
            said = act.perform(booking, form.cleaned_data, by=by, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        self.log_change(request, booking, said)
        self.message_user(request, said, messages.SUCCESS)
        return True

    def _act_page(self, request: HttpRequest, booking: Booking, act: BookingAct, form: forms.Form) -> HttpResponse:
        session = booking.drop_in
        context = {
            **self._context(request, act.button),
            "booking": booking,
            "session": f"{session.type}, {say_short(session.starts_at)}",
            "act": act,
            "lead": act.lead(booking),
            "form": form,
            "letter": act.letter(booking, form.cleaned_data if form.is_bound and form.is_valid() else {}),
        }
        return TemplateResponse(request, "admin/providers/booking/act.html", context)

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "media": self.media}


def _whole(pk: int | str) -> Booking:
    related = ("drop_in__type", "drop_in__adviser", "drop_in__venue", "topic", "care_service", "feedback")
    return get_object_or_404(Booking.objects.select_related(*related), pk=pk)


def _book(form: BookForSomeoneForm, *, by: Any) -> Booking:
    """With a call that it settles, where somebody asked us to ring."""
    data = form.cleaned_data
    asked = {"drop_in_id": data["drop_in"], "details": form.details(), "by": by, "idempotency_key": data["key"]}
    if data["call"]:
        return book_for_call_back(call_id=data["call"], at=timezone.now(), **asked)
    return book_drop_in(role=Role.STAFF, at=timezone.now(), **asked)


def _asked_for(request: HttpRequest) -> dict[str, Any]:
    """A session that a link to this page has chosen already, or the answers of somebody who asked us to ring."""
    if number := read_number(request.GET.get("call", "")):
        return _answers_of(CallBackRequest.objects.open().filter(pk=number).first())
    number = read_number(request.GET.get("drop_in", "")) or 0
    drop_in = DropIn.objects.filter(pk=number).values("pk", "type_id").first()
    return {"drop_in": drop_in["pk"], "kind": drop_in["type_id"]} if drop_in else {}


def _answers_of(call: CallBackRequest | None) -> dict[str, Any]:
    if call is None:
        return {}
    names = ("name", "service_name", "phone", "email", "question", "adjustments")
    return {
        **{name: getattr(call, name) for name in names},
        "topic": call.topic_id,
        "care_service": call.care_service_id,
        "call": call.pk,
    }
