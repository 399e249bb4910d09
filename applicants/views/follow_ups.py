"""One press, some weeks into a job. GET shows the question; only POST answers; another press corrects the answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import TemplateView

from applicants.enums import AskedOf, Purpose, StillThere
from applicants.links import find_follow_up, follow_up_path
from applicants.models import FollowUp
from applicants.selectors.consents import has_live_consent
from applicants.services.jobs import answer_follow_up
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

TO_PERSON = {
    StillThere.YES: "I am still there",
    StillThere.MOVED: "I moved to another job in care",
    StillThere.LEFT: "I left care",
}
TO_EMPLOYER = {
    StillThere.YES: "Still with us",
    StillThere.MOVED: "Moved to another job in care",
    StillThere.LEFT: "Left",
}


def is_open(follow_up: FollowUp) -> bool:
    """An employer is asked for as long as the person agrees."""
    person = follow_up.job.applicant
    return follow_up.asked_of == AskedOf.PERSON or has_live_consent(person, None, Purpose.CONTACT_EMPLOYER)


class FollowUpView(PrivatePageMixin, TemplateView):
    template_name = "applicants/follow_up.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.follow_up = find_follow_up(kwargs["token"])
        except BadLink:
            return render(request, "applicants/follow_up_over.html", status=404)
        if not is_open(self.follow_up):
            return render(request, "applicants/follow_up_over.html", status=410)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (answer := request.POST.get("answer", "")) not in StillThere.values:
            return self.render_to_response(self.get_context_data(), status=400)
        answer_follow_up(follow_up_id=self.follow_up.pk, answer=answer, at=timezone.now())
        return redirect(follow_up_path(self.follow_up))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_person = self.follow_up.asked_of == AskedOf.PERSON
        answers = TO_PERSON if is_person else TO_EMPLOYER
        return super().get_context_data(
            follow_up=self.follow_up,
            job=self.follow_up.job,
            person=self.follow_up.job.applicant,
            is_person=is_person,
            answers=[(one.value, words) for one, words in answers.items()],
            given=answers[StillThere(self.follow_up.answer)] if self.follow_up.answer else "",
            **kwargs,
        )
