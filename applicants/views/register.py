"""Registering in at most six short pages at one address. Answers travel in the form from page to page: nothing is
stored until the last, unless the person asks us to keep it for later."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.views import View
from django.views.generic import TemplateView

from applicants.actors import THE_PERSON, Actor
from applicants.enums import Channel, ContactWay, Purpose
from applicants.forms import AgreeForm, SaveForm
from applicants.links import find_draft
from applicants.models import Applicant
from applicants.refusals import AlreadyRegistered, Refusal
from applicants.registration import BY_KEY, KEYS, STEPS, Registration, restored
from applicants.selectors.consents import current_wording
from applicants.services.drafts import drop_draft, keep_draft
from applicants.services.joining import register_for_programme
from applicants.views.answers import registration_answers
from campaigns.attribution import attribution_of
from workforce_portal.counting.sources import carry, source_of
from workforce_portal.journeys.answers import carried
from workforce_portal.journeys.summary import ErrorSummary, Problem
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

CHANGE = "change-"


class RegisterSteps(View):
    """What registering oneself and somebody else share; POST goes on by the `step` of the button pressed."""

    for_other = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.at = timezone.now()
        self.read(request.POST if request.method == "POST" else request.GET)
        self.code = source_of(request).code

    def read(self, data: Any) -> None:
        self.registration = Registration(data, for_other=self.for_other)
        self.programme = self.registration.programme
        self.cohort = self.registration.cohort_of(self.programme) if self.programme else None

    def here(self) -> str:
        return reverse("applicants:register")

    def by(self) -> Actor:
        return THE_PERSON

    def done(self, applicant: Applicant) -> HttpResponse:
        raise NotImplementedError

    def same_again(self, refusal: AlreadyRegistered, agree: AgreeForm) -> HttpResponse:
        raise NotImplementedError

    # --- which page ---

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.step_page("who", self.registration.fresh("who"))

    def post(self, request: HttpRequest) -> HttpResponse:
        step = request.POST.get("step", "")
        if step.startswith(CHANGE) and (key := step.removeprefix(CHANGE)) in BY_KEY:
            return self.step_page(key, self.registration.form(key, quietly=True))
        if step in BY_KEY:
            return self.take(step)
        if step in ("save", "keep"):
            return self.keep() if step == "keep" else self.save_page()
        if step in ("send", "somebody-else"):
            return self.refused_page() or self.send()
        return self.go_on()

    def refused_page(self) -> HttpResponse | None:
        """The first page with something to put right, as nothing was stored of what earlier pages found right."""
        key = self.registration.first_refused
        return self.step_page(key, self.registration.form(key)) if key else None

    def take(self, key: str) -> HttpResponse:
        form = self.registration.form(key)
        if not form.is_valid():
            return self.step_page(key, form)
        if key == "who" and form.is_too_young:
            return self.too_young_page(form)
        if key not in self.registration.passed:
            self.registration.passed.append(key)
        return self.go_on()

    def go_on(self) -> HttpResponse:
        key = self.registration.next_key
        if key is None:
            return self.refused_page() or self.check_page(self.agree_form())
        is_begun = self.was_seen(key)
        registration = self.registration
        return self.step_page(key, registration.form(key, quietly=True) if is_begun else registration.fresh(key))

    # --- the end of it ---

    def agree_form(self, data: Any = None) -> AgreeForm:
        organisation = self.by().organisation
        share = progress = ""
        if self.programme:
            share = _question(Purpose.SHARE, self.programme.organisation.name)
        if organisation:
            progress = _question(Purpose.PROGRESS, organisation.name)
        return AgreeForm(data, share=share, progress=progress, for_other=self.for_other)

    def send(self) -> HttpResponse:
        agree = self.agree_form(self.request.POST)
        if not agree.is_valid():
            return self.check_page(agree)
        if self.registration.form("who").is_too_young:
            return self.too_young_page(self.registration.form("who"))
        details = self.registration.details()
        rates.require("register_by_address", self.who_asks(), at=self.at)
        rates.require("register_by_contact", details.email or details.phone or details.name, at=self.at)
        try:
            made = register_for_programme(
                details=details,
                by=self.by(),
                at=self.at,
                agreed=self.agreed(agree),
                channel=Channel(agree.cleaned_data.get("channel") or Channel.WEB),
                campaign_code=_campaign_code(self.request),
                idempotency_key=self.registration.key,
                is_somebody_else=self.request.POST.get("step") == "somebody-else",
                programme_id=self.programme.pk if self.programme and agree.cleaned_data.get("share_agreed") else None,
                cohort_id=self.cohort.pk if self.cohort else None,
            )
        except AlreadyRegistered as refusal:
            return self.same_again(refusal, agree)
        except Refusal as refusal:
            return self.check_page(agree, ErrorSummary([Problem(str(refusal))]))
        if self.registration.key:
            drop_draft(uuid=self.registration.key, at=self.at)
        return self.done(made.applicant)

    def agreed(self, agree: AgreeForm) -> list[Purpose]:
        agreed = []
        if self.registration.form("adjustments").cleaned_data["health_agreed"]:
            agreed.append(Purpose.HEALTH)
        if agree.cleaned_data.get("progress_agreed"):
            agreed.append(Purpose.PROGRESS)
        return agreed

    def who_asks(self) -> str:
        return rates.client_address(self.request)

    def keep(self) -> HttpResponse:
        form = SaveForm(self.request.POST)
        if not form.is_valid():
            return self.save_page(form)
        email = form.cleaned_data["save_email"]
        rates.require("draft_by_address", rates.client_address(self.request), at=self.at)
        rates.require("draft_by_email", email, at=self.at)
        keep_draft(
            uuid=_uuid(self.request.POST.get("key", "")),
            answers=self.registration.kept_answers(),
            email=email,
            campaign_code=_campaign_code(self.request),
            at=self.at,
        )
        return redirect("applicants:register_kept")

    # --- pages ---

    def step_page(self, key: str, form: Any) -> HttpResponse:
        number = KEYS.index(key)
        step = BY_KEY[key]
        context = {
            "title": step.of_other if self.for_other else step.title,
            "step": f"Page {number + 1} of {len(STEPS)}",
            "key": key,
            "previous": KEYS[number - 1] if number else "",
            "has_free_text": key in ("to-know", "adjustments"),
            "form": form,
            "summary": form.summary,
            "carried": self.carried(skip=key),
            "wording": current_wording(Purpose.HEALTH) if key == "adjustments" else None,
        }
        return self.page("applicants/register_step.html", context)

    def check_page(self, agree: AgreeForm, summary: ErrorSummary | None = None) -> HttpResponse:
        context = {
            "title": "Check, then send",
            "answers": registration_answers(self.registration),
            "form": agree,
            "summary": summary or agree.summary,
            "carried": self.carried(),
            "wording": _worded(Purpose.SHARE, self.programme.organisation.name) if self.programme else "",
        }
        return self.page("applicants/register_check.html", context)

    def save_page(self, form: SaveForm | None = None) -> HttpResponse:
        form = form or SaveForm(initial={"save_email": self.request.POST.get("email", "")})
        context = {"title": "Go on another time", "form": form, "summary": form.summary, "carried": self.carried()}
        return self.page("applicants/register_save.html", context)

    def too_young_page(self, form: Any) -> HttpResponse:
        born = form.cleaned_data["date_of_birth"]
        return self.page("applicants/too_young.html", {"from_day": _sixteenth_birthday(born)})

    def page(self, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {
            "for_other": self.for_other,
            "form_action": carry(self.here(), self.code),
            "programme": self.programme,
            "cohort": self.cohort,
        }
        response = render(self.request, template, {**FormPageMixin.page_defaults, **shared, **context})
        response.headers["Cache-Control"] = "no-store"
        return response

    def carried(self, *, skip: str = "") -> str:
        forms = [self.registration.form(key) for key in KEYS if key != skip and self.was_seen(key)]
        rest = format_html_join("\n", '<input type="hidden" name="{}" value="{}">', self.registration.hidden())
        return carried(*forms) + rest

    def was_seen(self, key: str) -> bool:
        names: list[str] = list(vars(BY_KEY[key].form_class)["base_fields"])
        return any(name in self.registration.data or f"{name}_day" in self.registration.data for name in names)


class RegisterView(RegisterSteps):
    """The person themselves. Whether they are known already shows nowhere: only their own messages say so."""

    def done(self, applicant: Applicant) -> HttpResponse:
        ways = self.registration.details().contact_ways
        way = next((way for way in (ContactWay.EMAIL, ContactWay.TEXT) if way in ways), ContactWay(ways[0]))
        return redirect(f"{reverse('applicants:register_done')}?by={way}")


class RegisterSavedView(PrivatePageMixin, RegisterSteps):
    """What was kept, at the page where it stopped. It shows; nothing of it is stored anew."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:  # type: ignore[override]
        try:
            draft = find_draft(token, at=self.at)
        except BadLink:
            return render(request, "applicants/register_saved_bad_link.html", status=404)
        self.read(restored(draft.answers))
        self.code = draft.campaign_code
        return self.go_on()

    http_method_names = ["get", "head", "options"]


class RegisterKeptView(TemplateView):
    template_name = "applicants/register_kept.html"


class RegisterDoneView(TemplateView):
    """The same page for everybody: it says how they hear from us, and nothing about them."""

    template_name = "applicants/register_done.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        by = self.request.GET.get("by", "")
        return super().get_context_data(by=by if by in ContactWay.values else ContactWay.CALL.value, **kwargs)


class WorriedView(TemplateView):
    """Where to go when somebody is not safe. Nothing is asked and nothing is kept."""

    template_name = "applicants/worried.html"


def _question(purpose: Purpose, organisation: str) -> str:
    return current_wording(purpose).question.replace("{organisation}", organisation)


def _worded(purpose: Purpose, organisation: str) -> str:
    return current_wording(purpose).explanation.replace("{organisation}", organisation)


def _campaign_code(request: HttpRequest) -> str:
    found = attribution_of(request)
    return found.source.code[:12] if found.campaign or found.short_link else ""


def _sixteenth_birthday(born: Any) -> Any:
    try:
        return born.replace(year=born.year + 16)
    except ValueError:
        return born.replace(year=born.year + 16, month=3, day=1)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
