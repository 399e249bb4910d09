"""What suits me: five questions, and the programmes near somebody with each rule said in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from applicants.forms import QUESTIONS, SuitsForm
from applicants.forms.suits import PlaceForm
from applicants.selectors.matching import match_programmes
from applicants.suits import NAMES, NOT_SAID, Told
from campaigns.happenings import FOR_WHOM
from workforce_portal.counting.sources import carry, source_of
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.journeys.text import number_in_words
from workforce_portal.site.happenings import upcoming

EVENTS = 3


class SuitsView(CountedPageMixin, TemplateView):
    template_name = "applicants/suits.html"
    extra_context = {"count": number_in_words(len(QUESTIONS))}


class SuitsQuestionView(View):
    """The answers so far are in the address; the one that was just given leads on to the next page."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        if not 1 <= number <= len(QUESTIONS):
            raise Http404("There is no such question")
        told = Told.read(request.GET)
        if number > told.next_number:
            return redirect(_carried(request, question_url(told.next_number, told)))
        form = self.form(number, told)
        if form.is_bound and form.is_valid():
            return self.go_on(number, _with(told, number, form))
        return self.ask(number, told, form)

    def form(self, number: int, told: Told) -> SuitsForm:
        name, form_class = QUESTIONS[number - 1]
        given = getattr(told, name)
        initial = "" if given == NOT_SAID and form_class in FREE else given
        return form_class(self.request.GET if "sent" in self.request.GET else None, initial={"answer": initial})

    def go_on(self, number: int, told: Told) -> HttpResponse:
        is_done = told.is_complete or told.is_too_young
        return redirect(_carried(self.request, result_url(told) if is_done else question_url(number + 1, told)))

    def ask(self, number: int, told: Told, form: SuitsForm) -> HttpResponse:
        kept = {name: value for name, value in told.__dict__.items() if value}
        context = {
            "form": form,
            "summary": form.summary,
            "question": "answer",
            "step": f"Question {number} of {len(QUESTIONS)}",
            "title": form.fields["answer"].label,
            "kept": kept.items(),
            "back_url": question_url(number - 1, told) if number > 1 else reverse("applicants:suits"),
        }
        return render(self.request, "applicants/suits_question.html", context)


class SuitsResultView(CountedPageMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        told = Told.read(request.GET)
        if told.is_too_young:
            return render(request, "applicants/too_young.html", {"from_day": None})
        if not told.is_complete:
            return redirect(_carried(request, question_url(told.next_number, told)))
        return render(request, "applicants/suits_result.html", self.context(told))

    def context(self, told: Told) -> dict[str, Any]:
        at, answers = timezone.now(), told.answers()
        matches = match_programmes(answers, at=at)
        suiting = told.sort([match for match in matches if match.suits and match.cohort])
        council = answers.council
        return {
            "told": told,
            "place": told.place,
            "council": council,
            "matches": suiting,
            "later": [match for match in matches if match.suits and not match.cohort],
            "others": [match for match in matches if not match.suits],
            "is_near_unknown": told.near == NOT_SAID,
            "change": [(question_url(number, told), label) for number, label in enumerate(LABELS, start=1)],
            "happenings": [] if suiting else upcoming(at, council, EVENTS, for_whom=FOR_WHOM),
        }


LABELS = ("your age", "where you live", "benefits", "hours", "what matters most")
# Questions that are typed: an answer passed over is an empty field.
FREE = (QUESTIONS[0][1], PlaceForm)


def _with(told: Told, number: int, form: SuitsForm) -> Told:
    if isinstance(form, PlaceForm):
        return told.at(form.cleaned_data["answer"])
    return replace(told, **{NAMES[number - 1]: form.told()})


def _carried(request: HttpRequest, url: str) -> str:
    return carry(url, source_of(request).code)


def question_url(number: int, told: Told) -> str:
    return _with_query(reverse("applicants:suits_question", args=[number]), told)


def result_url(told: Told) -> str:
    return _with_query(reverse("applicants:suits_result"), told)


def _with_query(path: str, told: Told) -> str:
    return f"{path}?{told.query()}" if told.query() else path
