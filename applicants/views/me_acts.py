"""What somebody can do on their page. Each is a page that asks once more, and a POST."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import FormView

from applicants.actors import THE_PERSON
from applicants.enums import Channel, Purpose, ReferralState
from applicants.forms import AdjustmentsForm, ContactForm
from applicants.forms.me import (
    DetailsForm,
    ForgetForm,
    JobForm,
    JoinForm,
    NothingToAskForm,
    WithdrawForm,
    contact_initial,
    details_initial,
)
from applicants.models import Programme, Referral
from applicants.refusals import Refusal
from applicants.selectors.consents import current_wording, holders
from applicants.selectors.matching import Match, answers_of, match_programmes
from applicants.services.details import correct_details
from applicants.services.forgetting import forget_applicant
from applicants.services.joining import join_programme
from applicants.services.referring import move_to_programme
from applicants.services.registering import confirm_registration
from applicants.services.sharing import change_adjustments, stop_sharing, tell_of_job
from applicants.services.stopping import look_again, stop_looking, withdraw
from applicants.services.waiting import pass_offer, take_offer
from applicants.views.me import MeMixin, may_leave
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local


class MeActView(MeMixin, FormPageMixin, FormView):
    """Shows what it is about to do; on POST does it, says so, and leads back."""

    form_class: type[BaseForm] = NothingToAskForm
    template_name = "applicants/me_act.html"
    said = ""

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def page_words(self) -> dict[str, Any]:
        raise NotImplementedError

    def get_page(self) -> dict[str, Any]:
        back = {"back_url": self.path(), "secondary_url": self.path(), "secondary_text": "Go back"}
        return {**back, **self.page_words()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(points=self.points(), **kwargs)

    def points(self) -> list[str]:
        """What follows, one thing to a line."""
        return []

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.said)
        return self.here()


class MeConfirmView(MeActView):
    said = "Thank you. Your details are yours now."

    def page_words(self) -> dict[str, Any]:
        return {"title": "Is it right?", "button_text": "Yes, it is right", "button_class": "still"}

    def points(self) -> list[str]:
        return [
            "You have read what was written about you on your page.",
            "You can correct or remove it at any time.",
        ]

    def act(self, form: NothingToAskForm) -> None:
        confirm_registration(applicant_id=self.applicant.pk, at=self.at)


class MeStopView(MeActView):
    said = "We have stopped everything. Come back whenever you like."

    def page_words(self) -> dict[str, Any]:
        return {"title": "Stop for now?", "button_text": "Stop for now", "button_class": "stop"}

    def points(self) -> list[str]:
        return [
            "Whoever waits for you is told at once, without a reason.",
            "A place that is held for you goes to somebody else.",
            "We write to you no more. Your page stays, and you can start again on it.",
        ]

    def act(self, form: NothingToAskForm) -> None:
        stop_looking(applicant_id=self.applicant.pk, by=THE_PERSON, at=self.at)


class MeLookAgainView(MeActView):
    said = "Welcome back. Here is what you can do next."

    def page_words(self) -> dict[str, Any]:
        return {"title": "Look again?", "button_text": "Yes, look again", "button_class": "still"}

    def points(self) -> list[str]:
        return ["We show you programmes that suit you. Nobody sees your details until you say yes."]

    def act(self, form: NothingToAskForm) -> None:
        look_again(applicant_id=self.applicant.pk, at=self.at)


class MeStopSharingView(MeActView):
    """The organisation may have been stopped before: then there is nothing to ask."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.organisation = Organisation.objects.filter(uuid=kwargs["organisation"]).first()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.organisation not in [holder.organisation for holder in holders(self.applicant)]:
            messages.success(request, "They cannot see your details.")
            return self.here()
        return super().get(request, *args, **kwargs)

    @property
    def name(self) -> str:
        return self.organisation.name if self.organisation else ""

    def page_words(self) -> dict[str, Any]:
        return {
            "title": f"Stop sharing with {self.name}?",
            "button_text": "Stop sharing",
            "button_class": "stop",
        }

    def points(self) -> list[str]:
        return [
            f"{self.name} cannot see your details from that moment.",
            "What you have going with them ends, and they are told that you stopped.",
            "What they wrote down on paper or in their own files they keep by their own rules. Ask them.",
        ]

    def act(self, form: NothingToAskForm) -> None:
        if self.organisation:
            stop_sharing(applicant_id=self.applicant.pk, organisation=self.organisation, at=self.at)
        self.said = f"{self.name} cannot see your details any more."


class MeReferralView(MeActView):
    """About one referral of the person; that of anybody else is not found."""

    referral: Referral

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.wanted = kwargs["referral"]
        return super().dispatch(request, *args, **kwargs)

    def setup_referral(self) -> None:
        rows = Referral.objects.filter(applicant=self.applicant, uuid=self.wanted)
        found = rows.select_related("programme", "organisation", "cohort").first()
        if found is None:
            raise Http404("There is no such referral")
        self.referral = found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.setup_referral()
        return super().get(request, *args, **kwargs) if self.is_possible() else self.too_late()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.setup_referral()
        return super().post(request, *args, **kwargs)

    def is_possible(self) -> bool:
        return self.referral.is_open

    def too_late(self) -> HttpResponse:
        messages.success(self.request, "That has been settled already. Here is where you are now.")
        return self.here()


class MeWithdrawView(MeReferralView):
    form_class = WithdrawForm

    def page_words(self) -> dict[str, Any]:
        return {
            "title": f"Stop “{self.referral.programme}”?",
            "button_text": "Stop this programme",
            "button_class": "stop",
        }

    def points(self) -> list[str]:
        return [
            f"{self.referral.organisation} is told at once. A place that is held for you goes to somebody else.",
            "Everything else stays as it is.",
        ]

    def act(self, form: WithdrawForm) -> None:
        reason = form.cleaned_data["reason"] or "no_reason"
        withdraw(referral_id=self.referral.pk, reason=reason, by=THE_PERSON, at=self.at)
        self.said = f"You have stopped “{self.referral.programme}”."


class MeOfferView(MeReferralView):
    """A place is held for a while: yes or no."""

    template_name = "applicants/me_offer.html"

    def page_words(self) -> dict[str, Any]:
        return {"title": "A place is free for you", "secondary_url": "", "secondary_text": ""}

    def is_possible(self) -> bool:
        return self.referral.state == ReferralState.OFFERED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seat = self.referral.seats.holding_a_place().first()
        return super().get_context_data(referral=self.referral, until=seat.offer_until if seat else None, **kwargs)

    def act(self, form: NothingToAskForm) -> None:
        if self.request.POST.get("answer") == "yes":
            take_offer(referral_id=self.referral.pk, by=THE_PERSON, at=self.at)
            self.said = "The place is yours."
        else:
            pass_offer(referral_id=self.referral.pk, by=THE_PERSON, at=self.at)
            self.said = "You passed on this start. They talk with you about another."


class MeJoinView(MeActView):
    """Agrees to share with one programme and goes there; stays with or leaves what is open."""

    form_class = JoinForm
    template_name = "applicants/me_join.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.slug = kwargs["slug"]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_there():
            messages.success(request, f"You are with “{self.programme}” already.")
            return self.here()
        return super().get(request, *args, **kwargs)

    @property
    def programme(self) -> Programme:
        found = Programme.objects.open().select_related("organisation").filter(slug=self.slug).first()
        if found is None:
            raise Http404("There is no such programme")
        return found

    @property
    def match(self) -> Match | None:
        answers = answers_of(self.applicant, on=local(self.at).date())
        found = match_programmes(answers, at=self.at)
        return next((match for match in found if match.programme.slug == self.slug), None)

    def is_there(self) -> bool:
        return Referral.objects.open().filter(applicant=self.applicant, programme=self.programme).exists()

    def get_form_kwargs(self) -> dict[str, Any]:
        question = current_wording(Purpose.SHARE).question.replace("{organisation}", self.programme.organisation.name)
        open_ones = may_leave(self.applicant)
        initial = {"leaves": str(open_ones[0].uuid)} if open_ones else {}
        return {**super().get_form_kwargs(), "question": question, "open_ones": open_ones, "initial": initial}

    def page_words(self) -> dict[str, Any]:
        return {
            "title": f"Join “{self.programme}”?",
            "button_text": "Yes, send me there",
            "back_url": self.path("move/"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.programme.organisation.name
        explanation = current_wording(Purpose.SHARE).explanation.replace("{organisation}", name)
        return super().get_context_data(match=self.match, explanation=explanation, **kwargs)

    def form_valid(self, form: JoinForm) -> HttpResponse:
        # A second press finds it done, whatever has moved on since.
        if self.is_there():
            return self.here()
        return super().form_valid(form)

    def act(self, form: JoinForm) -> None:
        match = self.match
        cohort = match.cohort if match else None
        target: dict[str, Any] = {
            "programme_id": self.programme.pk,
            "cohort_id": cohort.pk if cohort else None,
            "channel": Channel.WEB,
            "by": THE_PERSON,
            "at": self.at,
        }
        leaves = form.cleaned_data.get("leaves")
        left = next((row for row in may_leave(self.applicant) if str(row.uuid) == leaves), None)
        if left:
            move_to_programme(referral_id=left.pk, **target)
        else:
            join_programme(applicant_id=self.applicant.pk, **target)
        self.said = f"We have sent you to “{self.programme}”."


class MeJobView(MeActView):
    form_class = JobForm
    said = "Well done, and thank you for telling us. Everybody who waited for you knows."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.applicant.got_job_at:
            messages.success(request, "You told us already. If it is not the right job, you can look again.")
            return self.here()
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "question": current_wording(Purpose.CONTACT_EMPLOYER).question}

    def page_words(self) -> dict[str, Any]:
        return {
            "title": "You’ve got a job",
            "lead": "We tell everyone for you, and stop what has not begun.",
            "button_text": "Tell everyone",
            "button_class": "still",
        }

    def act(self, form: JobForm) -> None:
        tell_of_job(applicant_id=self.applicant.pk, job=form.job(), may_ask_employer=form.may_ask, at=self.at)


class MeContactView(MeActView):
    form_class = ContactForm
    said = "We reach you so from now on. Keep this page’s new address if you changed your e-mail or number."

    def page_words(self) -> dict[str, Any]:
        return {"title": "How can we reach you?", "button_text": "Save", "button_class": "still"}

    def get_initial(self) -> dict[str, Any]:
        return contact_initial(self.applicant)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "with_adviser": self.applicant.registered_by_organisation_id is not None}

    def act(self, form: ContactForm) -> None:
        correct_details(applicant_id=self.applicant.pk, changes=form.details(), by=THE_PERSON, at=self.at)


class MeDetailsView(MeActView):
    form_class = DetailsForm
    said = "Corrected."

    def page_words(self) -> dict[str, Any]:
        return {
            "title": "Correct what we know",
            "lead": "Whoever has your details sees what you correct.",
            "button_text": "Save",
            "button_class": "still",
        }

    def get_initial(self) -> dict[str, Any]:
        return details_initial(self.applicant)

    def act(self, form: DetailsForm) -> None:
        changes = {**form.cleaned_data, "free_at": tuple(form.cleaned_data["free_at"])}
        correct_details(applicant_id=self.applicant.pk, changes=changes, by=THE_PERSON, at=self.at)


class MeAdjustmentsView(MeActView):
    form_class = AdjustmentsForm
    said = "Saved."
    template_name = "applicants/me_adjustments.html"

    def page_words(self) -> dict[str, Any]:
        return {"title": "To take part", "button_text": "Save", "button_class": "still"}

    def get_initial(self) -> dict[str, Any]:
        return {"adjustments": self.applicant.adjustments, "health_agreed": bool(self.applicant.adjustments)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "question": current_wording(Purpose.HEALTH).question}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(wording=current_wording(Purpose.HEALTH), **kwargs)

    def act(self, form: AdjustmentsForm) -> None:
        change_adjustments(applicant_id=self.applicant.pk, adjustments=form.cleaned_data["adjustments"], at=self.at)


class MeForgetView(MeActView):
    form_class = ForgetForm

    def page_words(self) -> dict[str, Any]:
        return {
            "title": "Remove everything that you hold about me?",
            "button_text": "Remove it for good",
            "button_class": "stop",
        }

    def points(self) -> list[str]:
        return [
            "Your name, how to reach you and everything that you told us go at once. Nobody can bring them back.",
            "Whoever waits for you is told that you stopped.",
            "What stays is a number in our counts that nobody can trace to you.",
            "What programmes wrote down themselves they keep by their own rules. Ask them.",
        ]

    def act(self, form: ForgetForm) -> None:
        forget_applicant(applicant_id=self.applicant.pk, by=THE_PERSON, at=self.at)

    def here(self, part: str = "") -> HttpResponseRedirect:
        return redirect("applicants:forgotten")
