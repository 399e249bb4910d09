"""The yearly question on a telephone: GET shows, POST answers, and nobody signs in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from placements.actors import Actor
from placements.enums import ANSWERED, HostingAnswer, Role
from placements.forms.hosting import HostingDetailsForm
from placements.links import answer_path, find_site
from placements.refusals import Refusal
from placements.selectors.hosting import help_for, reasons_given, reasons_to_choose, statement_now
from placements.services.hosting import answer_hosting, confirm_hosting, say_more
from placements.services.offers import confirm_offers
from placements.years import say_year
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink
from workforce_portal.users.models import User


class SiteLinkMixin(PrivatePageMixin):
    """Finds the place that the link is for, and its answer of the year."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.site = find_site(kwargs["token"])
        except BadLink:
            return render(request, "placements/answer_bad_link.html", status=404)
        if request.method == "POST":
            rates.require("placement_answer_by_address", rates.client_address(request), at=self.at)
        self.statement = statement_now(self.site, at=self.at)
        return super().dispatch(request, *args, **kwargs)

    def actor(self, request: HttpRequest) -> Actor:
        user = request.user if isinstance(request.user, User) else None
        return Actor(Role.HOST, user, self.site.organisation, self.site.contact_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(  # type: ignore[misc]
            host_site=self.site,
            statement=self.statement,
            year=say_year(self.statement.year),
            path=answer_path(self.site),
            said=self.statement.say_confirmed(at=self.at),
            **kwargs,
        )


class AnswerView(SiteLinkMixin, TemplateView):
    template_name = "placements/answer.html"

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        chosen = request.POST.get("answer", "")
        if chosen not in ANSWERED:
            messages.warning(request, "Choose one of the four answers.")
            return redirect(answer_path(self.site))
        answer_hosting(site=self.site, answer=HostingAnswer(chosen), by=self.actor(request), at=self.at)
        return redirect(answer_path(self.site, "more/"))


class StillRightView(SiteLinkMixin, TemplateView):
    """One press from the monthly mail. GET leads to the page that has the button."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(answer_path(self.site))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            confirm_hosting(site=self.site, by=self.actor(request), at=self.at)
            confirm_offers(site=self.site, by=self.actor(request), at=self.at)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, "Thank you. It is fresh for another month.")
        return redirect(answer_path(self.site))


class MoreView(SiteLinkMixin, FormPageMixin, FormView):
    form_class = HostingDetailsForm
    template_name = "placements/answer_more.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.statement.answer not in ANSWERED:
            return redirect(answer_path(self.site))
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "statement": self.statement, "helps": reasons_to_choose(at=self.at)}

    def get_initial(self) -> dict[str, Any]:
        said = self.statement
        return {
            "reasons": reasons_given(said),
            "disciplines": said.disciplines,
            "how_many": str(min(said.how_many, 4)) if said.how_many else "",
            "note": said.note,
            "ask_next_year_name": said.ask_next_year_name,
            "ask_next_year_email": said.ask_next_year_email,
        }

    def get_page(self) -> dict[str, Any]:
        return {
            "title": f"Thank you: {self.statement.get_answer_display().lower()}",
            "lead": "It is saved. If you have another minute, this helps us to help you; leave out what you don’t "
            "know yet.",
            "button_text": "Save and see what happens next",
            "back_url": answer_path(self.site),
            "back_text": "Change the answer",
            "secondary_url": answer_path(self.site, "done/"),
            "secondary_text": "Leave it at that",
        }

    def form_valid(self, form: HostingDetailsForm) -> HttpResponse:
        try:
            say_more(site=self.site, details=form.details(), by=self.actor(self.request), at=self.at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect(answer_path(self.site, "done/"))


class DoneView(SiteLinkMixin, TemplateView):
    """What happens next, and what the answer does not commit anybody to."""

    template_name = "placements/answer_done.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.statement.answer not in ANSWERED:
            return redirect(answer_path(self.site))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(helps=help_for(self.statement), **kwargs)
