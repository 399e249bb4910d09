"""What is asked of those who came, behind the link of their booking. GET shows; only POST keeps an answer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import FormView

from providers.enums import ASKED_AFTER_WEEKS, BookingStatus
from providers.forms.feedback import FeedbackForm, PostQuestionForm
from providers.links import post_question_path
from providers.models import Feedback, PostOutcome
from providers.refusals import Refusal
from providers.refusals.feedback import DidNotCome
from providers.services.feedback import answer_post_question, give_feedback
from providers.views.bookings import BookingMixin
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.places.clock import say_date
from workforce_portal.security import rates


class AskedAfterwards(BookingMixin, FormPageMixin, FormView):
    """A page with questions; once `answered`, or for somebody who did not come, a page without them."""

    template_name = "providers/feedback.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        came = self.booking.status == BookingStatus.ATTENDED
        return super().get_context_data(
            answered=self.answered() if came else None, refusal=None if came else DidNotCome(), **kwargs
        )

    def answered(self) -> object:
        raise NotImplementedError

    def keep(self, answers: dict[str, Any]) -> object:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        rates.require("feedback_by_address", rates.client_address(self.request), at=self.at)
        try:
            self.keep(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect(self.request.path)


class FeedbackView(AskedAfterwards):
    form_class = FeedbackForm

    def get_page(self) -> dict[str, Any]:
        drop_in = self.booking.drop_in
        return {
            "title": "How was it?",
            "lead": f"{drop_in.type.name}, {say_date(drop_in.starts_at)}, with {drop_in.adviser.name}. "
            "Three questions; only the first needs an answer.",
            "button_text": "Send my answers",
            "thanks": "Thank you for telling us",
            "help_text": "We write down what you say.",
        }

    def answered(self) -> Feedback | None:
        return Feedback.objects.filter(booking=self.booking).first()

    def keep(self, answers: dict[str, Any]) -> Feedback:
        return give_feedback(
            booking_id=self.booking.pk,
            usefulness=answers["usefulness"],
            next_step=answers["next_step"],
            comment=answers["comment"],
            at=self.at,
        )


class PostQuestionView(AskedAfterwards):
    """Two and eight weeks after. What was answered can be corrected here."""

    form_class = PostQuestionForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["weeks"] not in ASKED_AFTER_WEEKS:
            raise Http404("Nothing is asked then")
        return super().dispatch(request, *args, **kwargs)

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Did you fill the post?",
            "question": "answer",
            "button_text": "Send my answer",
            "thanks": "Thank you, that is all",
            "here": post_question_path(self.booking, self.kwargs["weeks"]),
        }

    def answered(self) -> PostOutcome | None:
        if "change" in self.request.GET or self.request.method == "POST":
            return None
        return PostOutcome.objects.filter(booking=self.booking, weeks=self.kwargs["weeks"]).first()

    def keep(self, answers: dict[str, Any]) -> PostOutcome:
        return answer_post_question(
            booking_id=self.booking.pk, weeks=self.kwargs["weeks"], answer=answers["answer"], at=self.at
        )
