"""One answer about one person by the link in a mail, from a telephone and without signing in.

It shows the least that an answer needs, every opening is written down for the person to read, and it ends with the
answer, with another colleague, with the person's consent, and after four weeks. GET shows; only POST answers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import TemplateView

from applicants.actors import Actor
from applicants.enums import Looked, Purpose, Role
from applicants.forms.moves import AcceptForm, DeclineForm, MoveForm, TalkForm
from applicants.links import answer_path, find_referral
from applicants.models import Referral
from applicants.refusals import Refusal
from applicants.selectors.consents import has_live_consent
from applicants.selectors.matching import answers_of, rules_of
from applicants.selectors.referrals import clock
from applicants.selectors.shown import area_of
from applicants.services import answering, looking
from workforce_portal.journeys.summary import ErrorSummary
from workforce_portal.places.clock import local
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

GOOD_FOR = timedelta(days=28)


def _accept(referral: Referral, data: dict[str, Any], **who: Any) -> None:
    answering.accept(referral_id=referral.pk, cohort_id=data["cohort"], note=data["note"], **who)


def _talk(referral: Referral, data: dict[str, Any], **who: Any) -> None:
    answering.ask_to_talk(referral_id=referral.pk, note=data["note"], **who)


def _decline(referral: Referral, data: dict[str, Any], **who: Any) -> None:
    suggested = data.pop("suggested")
    answering.decline(referral_id=referral.pk, suggested_programme_id=suggested, **data, **who)


ANSWERS: dict[str, tuple[type[MoveForm], Callable[..., None], str]] = {
    "accept": (AcceptForm, _accept, "Thank you. They have been told, and your answer is done."),
    "talk": (TalkForm, _talk, "Thank you. They know that you get in touch. This link stays open for your answer."),
    "decline": (DeclineForm, _decline, "Thank you. They see what they can do now, and your answer is done."),
}


class AnswerView(PrivatePageMixin, TemplateView):
    template_name = "partners/answer.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        self.today = local(self.at).date()
        try:
            self.referral = find_referral(kwargs["token"])
        except BadLink:
            return render(request, "partners/answer_over.html", {"referral": None}, status=404)
        if not self.is_open():
            return render(request, "partners/answer_over.html", {"referral": self.referral}, status=410)
        return super().dispatch(request, *args, **kwargs)

    def is_open(self) -> bool:
        referral = self.referral
        is_in_time = local(self.at).date() <= referral.clock_from + GOOD_FOR
        agrees = has_live_consent(referral.applicant, referral.organisation, Purpose.SHARE)
        return referral.is_unanswered and is_in_time and agrees and referral.organisation.is_active

    @property
    def actor(self) -> Actor:
        """Nobody has signed in: the organisation answers."""
        return Actor(Role.PARTNER, None, self.referral.organisation)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        looking.note_look(applicant=self.referral.applicant, what=Looked.OPENED_LINK, by=self.actor, at=self.at)
        return self.page()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = request.POST.get("answer", "")
        if name not in ANSWERS:
            return self.page(status=400)
        kind, act, done = ANSWERS[name]
        form = self.form(kind, name, request.POST)
        if form.is_valid():
            try:
                act(self.referral, dict(form.cleaned_data), by=self.actor, at=self.at)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, done)
                return redirect(answer_path(self.referral))
        return self.page(refused={name: form})

    def form(self, kind: type[MoveForm], name: str, data: Any = None) -> MoveForm:
        return kind(data, prefix=name, referral=self.referral, today=self.today)

    def page(self, *, refused: dict[str, MoveForm] | None = None, status: int = 200) -> HttpResponse:
        forms = {name: self.form(kind, name) for name, (kind, _act, _done) in ANSWERS.items()} | (refused or {})
        applicant = self.referral.applicant
        summaries = [form.summary for form in (refused or {}).values()]
        context = self.get_context_data(
            referral=self.referral,
            applicant=applicant,
            area=area_of(applicant),
            rules=rules_of(self.referral.programme, answers_of(applicant, on=self.today)),
            clock=clock(self.referral),
            is_talking=self.referral.state == "talking",
            refused=next(iter(refused or {}), ""),
            summary=summaries[0] if summaries else ErrorSummary([]),
            **{f"{name}_form": form for name, form in forms.items()},
        )
        return self.render_to_response(context, status=status)
