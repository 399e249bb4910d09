from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from providers.admin.labels import long, say_short
from providers.enums import Usefulness
from providers.models import Feedback
from workforce_portal.staff.admin import ReadOnlyAdmin, Tone, status_label, with_detail

TONES: dict[int, Tone] = {
    Usefulness.VERY: "good",
    Usefulness.USEFUL: "good",
    Usefulness.A_LITTLE: "few",
    Usefulness.NOT_AT_ALL: "bad",
}


@admin.register(Feedback)
class FeedbackAdmin(ReadOnlyAdmin):
    list_display = ["given", "session", "state", "next", "more"]
    list_filter = ["usefulness", "booking__drop_in__type", "booking__drop_in__adviser", "given_at"]
    search_fields = ["next_step", "comment"]
    list_select_related = ["booking__drop_in__type", "booking__drop_in__adviser"]
    date_hierarchy = "given_at"
    list_display_links = None
    empty_text = "No feedback yet. Those who came are asked once, on the next working morning."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feedback]:
        return super().get_queryset(request).order_by("-given_at", "-pk")

    @admin.display(description="given", ordering="given_at")
    def given(self, feedback: Feedback) -> SafeString:
        booking = feedback.booking
        url = reverse("admin:providers_booking_change", args=[booking.pk])
        link = format_html('<a class="nowrap" href="{}">{}</a>', url, booking.spoken_reference)
        return with_detail(link, say_short(feedback.given_at))

    @admin.display(description="session", ordering="booking__drop_in__starts_at")
    def session(self, feedback: Feedback) -> SafeString:
        drop_in = feedback.booking.drop_in
        return with_detail(long(drop_in.type), f"{drop_in.adviser}, {say_short(drop_in.starts_at)}")

    @admin.display(description="useful", ordering="usefulness")
    def state(self, feedback: Feedback) -> SafeString:
        return status_label(feedback.get_usefulness_display(), TONES[feedback.usefulness])

    @admin.display(description="will do next")
    def next(self, feedback: Feedback) -> SafeString:
        return long(feedback.next_step)

    @admin.display(description="anything else")
    def more(self, feedback: Feedback) -> SafeString:
        return long(feedback.comment)
