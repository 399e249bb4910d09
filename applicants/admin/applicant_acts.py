"""What staff do to one person, mostly while they are on the telephone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from applicants.actors import Actor
from applicants.admin.acts import Act
from applicants.admin.fields import ChannelField, CohortField, Day, Line, ProgrammeField, Words
from applicants.admin.person_form import PersonForm, person_initial
from applicants.enums import Purpose, WorkFound
from applicants.models import Applicant, Cohort
from applicants.refusals import WrongCohort
from applicants.selectors.consents import has_live_consent, holders
from applicants.services.consents import give_consent, withdraw_consent
from applicants.services.details import correct_details, renew_link
from applicants.services.forgetting import forget_applicant
from applicants.services.jobs import JobDetails, got_a_job
from applicants.services.looking_after import write_to_person
from applicants.services.referring import refer
from applicants.services.stopping import look_again, stop_looking
from workforce_portal.organisations.models import Organisation


class ApplicantAct(Act[Applicant]):
    def why_not(self, thing: Applicant, *, by: Actor) -> str:
        return "" if thing.is_known else "Their details were removed, or became part of another record."


class SendForm(forms.Form):
    programme = ProgrammeField()
    channel = ChannelField(label="How they agreed that the programme sees them")
    message = Words(label="What they want to say first", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        rows = Cohort.objects.joinable(timezone.localdate()).filter(programme__is_open=True).order_by("starts_on", "pk")
        self.fields["cohort"] = CohortField(rows)
        self.order_fields(["programme", "cohort", "channel", "message"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cohort, programme = cleaned.get("cohort"), cleaned.get("programme")
        if cohort and programme and cohort.programme_id != programme.pk:
            self.add_error("cohort", str(WrongCohort()))
        return cleaned


class JobForm(forms.Form):
    work = forms.ChoiceField(
        label="What kind", choices=[("", "Choose"), *WorkFound.choices], error_messages={"required": "Choose."}
    )
    employer_name = Line(label="Employer", max_length=200, required=False)
    job_role = Line(label="Role", max_length=120, required=False)
    started_on = Day(label="First day", required=False)


class StopSharingForm(forms.Form):
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), empty_label="Choose", error_messages={"required": "Choose one."}
    )
    channel = ChannelField()

    def __init__(self, data: Any, *, applicant: Applicant) -> None:
        super().__init__(data)
        ids = [holder.organisation.pk for holder in holders(applicant) if Purpose.SHARE in holder.purposes]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=ids)  # type: ignore[attr-defined]


class MessageForm(forms.Form):
    text = Words(label="What you write", help_text="They read it on their page. The message says that it is there.")


class ForgetForm(forms.Form):
    reference = Line(label="Their reference, to make sure", max_length=20)

    def __init__(self, data: Any, *, applicant: Applicant) -> None:
        super().__init__(data)
        self.applicant = applicant

    def clean_reference(self) -> str:
        typed: str = self.cleaned_data["reference"]
        if typed.strip().upper() != self.applicant.reference:
            raise forms.ValidationError(f"Type {self.applicant.reference}.")
        return typed


class Correct(ApplicantAct):
    key = "correct"
    label, button = "Correct details", "Correct the details"

    def form(self, thing: Applicant, data: Any) -> forms.Form:
        return PersonForm(data, initial=person_initial(thing))

    def lead(self, thing: Applicant) -> str:
        return "They are told that something was corrected, and see what and by whom on their page."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        lists = {name: tuple(data[name]) for name in ("contact_ways", "free_at")}
        changed = correct_details(applicant_id=thing.pk, changes={**data, **lists}, by=by, at=at)
        return f"Corrected: {len(changed)}. The person is told." if changed else "Nothing was different."


class Send(ApplicantAct):
    key = "send"
    label, button = "Send to a programme", "Send to the programme"

    def form(self, thing: Applicant, data: Any) -> forms.Form:
        return SendForm(data)

    def lead(self, thing: Applicant) -> str:
        return "Ask first whether the programme may see their details: that they agree is recorded with this."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        programme, cohort = data["programme"], data["cohort"]
        if not has_live_consent(thing, programme.organisation, Purpose.SHARE):
            give_consent(
                applicant_id=thing.pk,
                purpose=Purpose.SHARE,
                organisation=programme.organisation,
                channel=data["channel"],
                by=by,
                at=at,
            )
        refer(
            applicant_id=thing.pk,
            programme_id=programme.pk,
            cohort_id=cohort.pk if cohort else None,
            message=data["message"],
            by=by,
            at=at,
        )
        return f"Sent to {programme.organisation}."


class Job(ApplicantAct):
    key = "job"
    label, button = "Got a job", "Record the job"
    form_class = JobForm

    def lead(self, thing: Applicant) -> str:
        return "What is open and not begun is closed. About a job in care we ask after 4, 13 and 26 weeks."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        got_a_job(applicant_id=thing.pk, job=JobDetails(**data), by=by, at=at)
        return "The job is recorded."


class Write(ApplicantAct):
    key = "write"
    label, button = "Write to them", "Write"
    form_class = MessageForm

    def lead(self, thing: Applicant) -> str:
        return "No more of it is mailed than that it is there."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        write_to_person(applicant_id=thing.pk, text=data["text"], by=by, at=at)
        return "It is on their page."


class StopSharing(ApplicantAct):
    key = "stop-sharing"
    label, button = "Stop sharing", "Stop sharing"

    def form(self, thing: Applicant, data: Any) -> forms.Form:
        return StopSharingForm(data, applicant=thing)

    def lead(self, thing: Applicant) -> str:
        return "The organisation sees them no more from its next click on, and what is open with it is closed."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        withdraw_consent(
            applicant_id=thing.pk,
            purpose=Purpose.SHARE,
            organisation=data["organisation"],
            channel=data["channel"],
            by=by,
            at=at,
        )
        return f"{data['organisation']} sees them no more."


class NewLink(ApplicantAct):
    key = "new-link"
    label, button = "End old links", "End every link to their page"

    def lead(self, thing: Applicant) -> str:
        return "For a lost or stolen telephone. They get a new link by “Lost your link?” on every page of ours."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        renew_link(applicant_id=thing.pk, at=at)
        return "Old links open nothing any more."


class Stop(ApplicantAct):
    key = "stop"
    label, button = "Stop for them", "Stop everything"
    is_grave = True

    def why_not(self, thing: Applicant, *, by: Actor) -> str:
        return super().why_not(thing, by=by) or ("They have stopped already." if thing.stopped_at else "")

    def lead(self, thing: Applicant) -> str:
        return "What is open is closed, and nothing is suggested any more, until they say so."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        stop_looking(applicant_id=thing.pk, by=by, at=at)
        return "Everything is stopped."


class Again(ApplicantAct):
    key = "look-again"
    label, button = "They look again", "Note that they look again"

    def why_not(self, thing: Applicant, *, by: Actor) -> str:
        return super().why_not(thing, by=by) or ("They are looking." if thing.is_looking else "")

    def lead(self, thing: Applicant) -> str:
        return "Programmes are suggested to them once more."

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        look_again(applicant_id=thing.pk, at=at)
        return "They are looking again."


class Forget(ApplicantAct):
    key = "forget"
    label, button = "Remove for good", "Remove their details for good"
    permission = "applicants.forget_applicant"
    is_grave = True

    def form(self, thing: Applicant, data: Any) -> forms.Form:
        return ForgetForm(data, applicant=thing)

    def lead(self, thing: Applicant) -> str:
        told = ", ".join(str(holder.organisation) for holder in holders(thing))
        tell = f" Told to remove what they hold: {told}." if told else ""
        return f"Everything about them goes, and cannot be brought back; numbers in reports stay.{tell}"

    def perform(self, thing: Applicant, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        forget_applicant(applicant_id=thing.pk, by=by, at=at)
        return f"The details of {thing.reference} are removed."


ACTS: dict[str, Act[Any]] = {
    act.key: act for act in (Send(), Correct(), Write(), Job(), StopSharing(), NewLink(), Again(), Stop(), Forget())
}
