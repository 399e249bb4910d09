"""Eight questions, a page each, asked by GET: the answers are in the address, and nowhere else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from campaigns.find_your_role import QUESTIONS, Answers
from campaigns.forms.find_your_role import NearForm, QuestionForm
from campaigns.happenings import FOR_WHOM
from campaigns.selectors.find_your_role import suggest_roles
from workforce_portal.counting.sources import carry, source_of
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.journeys.text import number_in_words
from workforce_portal.places.selectors import Place
from workforce_portal.site.happenings import upcoming

NEXT_STEPS = 3


class FindYourRoleView(CountedPageMixin, TemplateView):
    template_name = "campaigns/find_your_role.html"
    extra_context = {"count": number_in_words(len(QUESTIONS))}


class FindYourRoleQuestionView(View):
    """`answers` are those given so far; `answer`, the one that has just been chosen, leads on to the next page."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        if not 1 <= number <= len(QUESTIONS):
            raise Http404("There is no such question")
        answers = Answers.read(request.GET.get("answers", ""))
        if number > answers.next_number:
            return redirect(carried(request, question_url(answers.next_number, answers)))
        form = self.form(number, answers)
        if form.is_bound and form.is_valid():
            return self.go_on(number, answers.with_answer(number, form.cleaned_data["answer"]))
        return self.ask(number, answers, form)

    def form(self, number: int, answers: Answers) -> QuestionForm:
        asked = QUESTIONS[number - 1]
        is_sent = "sent" in self.request.GET
        return QuestionForm(
            self.request.GET if is_sent else None, question=asked, initial={"answer": answers.letter_of(number)}
        )

    def go_on(self, number: int, answers: Answers) -> HttpResponse:
        if number == len(QUESTIONS):
            return redirect(carried(self.request, result_url(answers)))
        return redirect(carried(self.request, question_url(number + 1, answers)))

    def ask(self, number: int, answers: Answers, form: QuestionForm) -> HttpResponse:
        back = question_url(number - 1, answers) if number > 1 else reverse("campaigns:find_your_role")
        context = {
            "form": form,
            "summary": form.summary,
            "question": "answer",
            "step": f"Question {number} of {len(QUESTIONS)}",
            "title": QUESTIONS[number - 1].text,
            "answers": answers.letters,
            "back_url": back,
        }
        return render(self.request, "campaigns/find_your_role_question.html", context)


class FindYourRoleResultView(CountedPageMixin, View):
    """`near` is a parameter apart, so that the link that somebody sends on does not say where they live."""

    def get(self, request: HttpRequest, letters: str) -> HttpResponse:
        answers = Answers.read(letters)
        if not answers.is_complete:
            return redirect(carried(request, question_url(answers.next_number, answers)))
        if letters != answers.letters:
            return redirect(carried(request, result_url(answers)))
        return render(request, "campaigns/find_your_role_result.html", self.context(answers))

    def context(self, answers: Answers) -> dict[str, Any]:
        at, path = timezone.now(), result_url(answers)
        near = NearForm(self.request.GET if "near" in self.request.GET else None)
        place: Place | None = near.cleaned_data["near"] if near.is_bound and near.is_valid() else None
        return {
            "suggestions": suggest_roles(answers, at),
            "path": path,
            "link": f"{settings.SITE_URL}{path}",
            "change_url": question_url(len(QUESTIONS), answers),
            "form": near,
            "summary": near.summary,
            "place": place,
            "happenings": upcoming(at, place.council if place else None, NEXT_STEPS, for_whom=FOR_WHOM),
        }


def result_url(answers: Answers) -> str:
    return reverse("campaigns:find_your_role_result", args=[answers.letters])


def carried(request: HttpRequest, url: str) -> str:
    """A redirect takes along by what somebody came, as links do."""
    return carry(url, source_of(request).code)


def question_url(number: int, answers: Answers) -> str:
    address = reverse("campaigns:find_your_role_question", args=[number])
    return f"{address}?answers={answers.letters}" if answers.letters else address
