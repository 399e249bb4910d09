"""How a programme went, as its partner wrote it: the person reads it, and says whether they agree."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import FormView

from applicants.forms.reviews import ReviewAnswerForm
from applicants.models import EndReview
from applicants.services.attending import comment_on_review
from applicants.views.me import MeMixin
from workforce_portal.journeys.views import FormPageMixin

VALUES = ("kindness", "reliability", "listening", "learning", "respect")


class MeReviewView(MeMixin, FormPageMixin, FormView):
    form_class = ReviewAnswerForm
    template_name = "applicants/me_review.html"

    def review(self) -> EndReview:
        rows = EndReview.objects.filter(referral__applicant=self.applicant)
        related = ("referral__programme__organisation", "by")
        return get_object_or_404(rows.select_related(*related), referral__uuid=self.kwargs["referral"])

    def get_page(self) -> dict[str, Any]:
        return {"title": "How it went", "back_url": self.path(), "button_text": "Send my answer"}

    def get_initial(self) -> dict[str, Any]:
        review = self.review()
        said = {True: "yes", False: "no", None: ""}[review.is_agreed]
        return {"is_agreed": said, "comment": review.comment}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = self.review()
        labels = [str(EndReview._meta.get_field(name).verbose_name).capitalize() for name in VALUES]  # type: ignore[union-attr]
        said = [getattr(review, f"get_{name}_display")() for name in VALUES]
        grades = [(label, words) for label, words in zip(labels, said, strict=True) if words]
        return super().get_context_data(review=review, grades=grades, **kwargs)

    def form_valid(self, form: ReviewAnswerForm) -> HttpResponse:
        comment_on_review(
            review_id=self.review().pk,
            is_agreed=form.cleaned_data["is_agreed"] == "yes",
            comment=form.cleaned_data["comment"],
            at=self.at,
        )
        messages.success(self.request, "Thank you. The programme and our team can read your answer.")
        return self.here()
