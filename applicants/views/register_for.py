"""An adviser registers somebody on their behalf. The person is told at once, and can correct or stop it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from applicants.actors import Actor
from applicants.forms import AgreeForm
from applicants.models import Applicant
from applicants.phones import say_phone
from applicants.refusals import AlreadyRegistered
from applicants.views.me import card_of
from applicants.views.partners.workspace import SENDS_PEOPLE, WorkspaceMixin
from applicants.views.register import RegisterSteps
from workforce_portal.journeys.answers import carried


class RegisterForView(WorkspaceMixin, RegisterSteps):
    kinds = SENDS_PEOPLE
    for_other = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request)

    def here(self) -> str:
        return self.url("register")

    def by(self) -> Actor:
        return self.actor

    def who_asks(self) -> str:
        # Advisers of one office share an address.
        return f"user {self.user.pk}"

    def done(self, applicant: Applicant) -> HttpResponse:
        return redirect(self.url("registered", applicant.uuid))

    def same_again(self, refusal: AlreadyRegistered, agree: AgreeForm) -> HttpResponse:
        known = refusal.applicant
        context = {
            "title": "Is it this person?",
            "known": {"phone": hide_phone(known.phone), "email": hide_email(known.email), "initials": known.initials},
            "carried": self.carried() + carried(agree),
            "home_url": self.url("home"),
        }
        return self.page("applicants/register_same.html", context)


class RegisteredView(WorkspaceMixin, TemplateView):
    """For whoever registered somebody: their number, and the card to give to them."""

    kinds = SENDS_PEOPLE
    template_name = "applicants/registered.html"

    def load(self, **kwargs: Any) -> None:
        people = Applicant.objects.known().filter(registered_by_organisation=self.organisation)
        self.applicant = get_object_or_404(people, uuid=kwargs["applicant"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            applicant=self.applicant, register_url=self.url("register"), **card_of(), **kwargs
        )


def hide_phone(phone: str) -> str:
    """As much as somebody needs to ask “does yours end in 461?”."""
    said = say_phone(phone)
    return f"ends in {said[-3:]}" if said else ""


def hide_email(email: str) -> str:
    name, _, domain = email.partition("@")
    return f"{name[:1]}…@{domain[:1]}…" if email else ""
