"""What staff do to one referral: the moves that its state allows, and what stands beside them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from applicants.actors import Actor
from applicants.admin.acts import Act
from applicants.admin.fields import ChannelField, CohortField, Day, ProgrammeField, ReasonField, Words
from applicants.enums import NextStep, Purpose, ReasonFor, ReferralState, Result
from applicants.models import Cohort, Referral
from applicants.permissions import why_not
from applicants.selectors.consents import has_live_consent
from applicants.services.answering import accept, ask_to_talk, decline
from applicants.services.assigning import assign
from applicants.services.attending import Review, complete, end_early, record_not_started, start
from applicants.services.looking_after import add_note, snooze
from applicants.services.referring import hand_over, reopen
from applicants.services.stopping import withdraw
from applicants.services.waiting import pass_offer, take_offer
from workforce_portal.organisations.selectors import members_of
from workforce_portal.places.clock import say_date
from workforce_portal.users.models import User

TODAY = timezone.localdate


class NoteForm(forms.Form):
    note = Words(label="Note", required=False, help_text="The person reads it.")


class InnerNoteForm(forms.Form):
    note = Words(label="Note", help_text="The programme and our staff read it; the person does not.")


class AcceptForm(forms.Form):
    note = Words(label="Note", required=False, help_text="The person reads it.")

    def __init__(self, data: Any, *, referral: Referral) -> None:
        super().__init__(data)
        rows = Cohort.objects.joinable(TODAY()).filter(programme=referral.programme_id)
        self.fields = {"cohort": CohortField(rows, initial=referral.cohort_id), **self.fields}


class DeclineForm(forms.Form):
    reason = ReasonField(ReasonFor.DECLINE)
    next_step = forms.ChoiceField(
        label="What follows", choices=[("", "Choose"), *NextStep.choices], error_messages={"required": "Choose."}
    )
    suggested = ProgrammeField(label="Another programme", required=False)
    note = Words(label="Note", required=False, help_text="The programme and our staff read it; the person does not.")


class WithdrawForm(forms.Form):
    reason = ReasonField(ReasonFor.WITHDRAW)


class StartForm(forms.Form):
    on = Day(label="First day", initial=TODAY)


class CompleteForm(forms.Form):
    on = Day(label="Last day", initial=TODAY)
    result = forms.ChoiceField(choices=[row for row in Result.choices if row[0] != Result.NO_SHOW])
    interview_offered = forms.BooleanField(label="An interview was offered", required=False)
    note = Words(label="What to say to the person", required=False)


class EndForm(forms.Form):
    on = Day(label="Last day", initial=TODAY)
    reason = ReasonField(ReasonFor.END)


class HandOverForm(forms.Form):
    programme = ProgrammeField()
    channel = ChannelField()


class SnoozeForm(forms.Form):
    until = Day(label="Until", initial=lambda: TODAY() + timedelta(days=14))
    reason = Words(label="Why", max_length=300)


class AssignForm(forms.Form):
    adviser = forms.ModelChoiceField(queryset=User.objects.none(), required=False, empty_label="Nobody in particular")

    def __init__(self, data: Any, *, referral: Referral) -> None:
        super().__init__(data)
        ids = members_of(referral.organisation).values("user")
        self.fields["adviser"].queryset = User.objects.filter(pk__in=ids)  # type: ignore[attr-defined]


class MoveAct(Act[Referral]):
    """A move of the table, offered where the table allows it."""

    move: ClassVar[str]

    def why_not(self, thing: Referral, *, by: Actor) -> str:
        return str(why_not(thing, self.move, by=by) or "")


class Talk(MoveAct):
    key, move = "talk", "ask_to_talk"
    label, button = "Wants to talk", "Note that they want to talk first"
    form_class = NoteForm

    def lead(self, thing: Referral) -> str:
        return "The programme wants to talk with the person first, who is told. It has as long again to answer."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        ask_to_talk(referral_id=thing.pk, note=data["note"], by=by, at=at)
        return "The person is told that the programme wants to talk."


class Accept(MoveAct):
    key = move = "accept"
    label = button = "Accept"

    def form(self, thing: Referral, data: Any) -> forms.Form:
        return AcceptForm(data, referral=thing)

    def lead(self, thing: Referral) -> str:
        return "You accept for the programme. Where the start is full, the person joins its waiting list."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        cohort = data["cohort"].pk if data["cohort"] else None
        done = accept(referral_id=thing.pk, cohort_id=cohort, note=data["note"], by=by, at=at)
        waits = done.state == ReferralState.WAITING
        return "The start is full: they are on its waiting list." if waits else "Accepted. The person is told."


class Decline(MoveAct):
    key = move = "decline"
    label, button = "Not possible", "Say that it is not possible"
    form_class = DeclineForm
    is_grave = True

    def lead(self, thing: Referral) -> str:
        return "You decline for the programme. The person reads the reason as our staff worded it, and what follows."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        decline(
            referral_id=thing.pk,
            reason=data["reason"].pk,
            next_step=data["next_step"],
            suggested_programme_id=data["suggested"].pk if data["suggested"] else None,
            note=data["note"],
            by=by,
            at=at,
        )
        return "Declined. The person is told, and what follows."


class TakeOffer(MoveAct):
    key, move = "take", "take_offer"
    label = button = "Take the place for them"

    def lead(self, thing: Referral) -> str:
        return "They said yes to the place that is offered."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        take_offer(referral_id=thing.pk, by=by, at=at)
        return "The place is theirs."


class PassOffer(MoveAct):
    key, move = "pass", "pass_offer"
    label = button = "Pass on the place for them"

    def lead(self, thing: Referral) -> str:
        return "They cannot take the place that is offered. It goes to the next; the programme finds another start."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        pass_offer(referral_id=thing.pk, by=by, at=at)
        return "The place goes to the next in line."


class Start(MoveAct):
    key = move = "start"
    label, button = "Came on the first day", "Record the first day"
    form_class = StartForm

    def lead(self, thing: Referral) -> str:
        return "What they have open elsewhere and not begun is closed as started elsewhere."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        start(referral_id=thing.pk, on=data["on"], by=by, at=at)
        return f"Started on {say_date(data['on'])}."


class NotStarted(MoveAct):
    key, move = "did-not-come", "record_not_started"
    label, button = "Did not come", "Record that they did not come"
    is_grave = True

    def lead(self, thing: Referral) -> str:
        return "They were expected on the first day, and did not come. Their place goes to the next in line."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        record_not_started(referral_id=thing.pk, by=by, at=at)
        return "Recorded. The person is told what they can do next."


class Complete(MoveAct):
    key = move = "complete"
    label, button = "Completed", "Record the end"
    form_class = CompleteForm

    def lead(self, thing: Referral) -> str:
        return "The last day, and how it went. The person reads it, and may have their say."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        names = ("result", "interview_offered", "note")
        complete(
            referral_id=thing.pk, on=data["on"], review=Review(**{name: data[name] for name in names}), by=by, at=at
        )
        return "Completed. The person is told."


class EndEarly(MoveAct):
    key, move = "end", "end_early"
    label, button = "Ended early", "Record that it ended early"
    form_class = EndForm
    is_grave = True

    def lead(self, thing: Referral) -> str:
        return "They left before the end. The person and the programme are told."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        end_early(referral_id=thing.pk, on=data["on"], reason=data["reason"].pk, by=by, at=at)
        return f"Ended on {say_date(data['on'])}."


class Withdraw(MoveAct):
    key = move = "withdraw"
    label, button = "Withdraw for them", "Withdraw"
    form_class = WithdrawForm
    is_grave = True

    def lead(self, thing: Referral) -> str:
        return f"They do not want this programme any more. {thing.organisation} is told at once."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        withdraw(referral_id=thing.pk, reason=data["reason"].pk, by=by, at=at)
        return f"Withdrawn. {thing.organisation} is told."


class HandOver(MoveAct):
    key, move = "hand-over", "hand_over"
    label, button = "Hand over", "Hand over"
    form_class = HandOverForm

    def lead(self, thing: Referral) -> str:
        return (
            f"The person agreed that another programme looks after them instead. {thing.organisation} sees its own "
            "history alone from then on; its notes stay behind."
        )

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        hand_over(referral_id=thing.pk, programme_id=data["programme"].pk, channel=data["channel"], by=by, at=at)
        return f"Handed over to {data['programme'].organisation}."


class Reopen(MoveAct):
    key = move = "reopen"
    label, button = "Open again", "Open again"
    form_class = InnerNoteForm

    def why_not(self, thing: Referral, *, by: Actor) -> str:
        if refused := super().why_not(thing, by=by):
            return refused
        may = has_live_consent(thing.applicant, thing.organisation, Purpose.SHARE)
        return "" if may else f"The person does not agree any more that {thing.organisation} sees them."

    def lead(self, thing: Referral) -> str:
        return f"It is sent to {thing.organisation} once more, and its answer is waited for from today."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        reopen(referral_id=thing.pk, note=data["note"], by=by, at=at)
        return f"Sent to {thing.organisation} again."


class OpenAct(Act[Referral]):
    def why_not(self, thing: Referral, *, by: Actor) -> str:
        return "" if thing.is_open else "It is closed."


class Assign(OpenAct):
    key = "assign"
    label = button = "Give to an adviser"

    def form(self, thing: Referral, data: Any) -> forms.Form:
        return AssignForm(data, referral=thing)

    def lead(self, thing: Referral) -> str:
        return f"Somebody of {thing.organisation} looks after it from now on. Links that were sent before end."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        assign(referral_id=thing.pk, adviser=data["adviser"], by=by, at=at)
        return f"{data['adviser'] or 'Nobody in particular'} looks after it."


class Sleep(OpenAct):
    key = "snooze"
    label, button = "Leave until", "Leave it until then"
    form_class = SnoozeForm

    def lead(self, thing: Referral) -> str:
        return "It is not listed as stuck before that day."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        snooze(referral_id=thing.pk, until=data["until"], reason=data["reason"], by=by, at=at)
        return f"Left until {say_date(data['until'])}."


class Note(Act[Referral]):
    key = "note"
    label, button = "Add a note", "Add the note"
    form_class = InnerNoteForm

    def lead(self, thing: Referral) -> str:
        return "A line of its history."

    def perform(self, thing: Referral, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        add_note(referral_id=thing.pk, note=data["note"], by=by, at=at)
        return "Noted."


ACTS: dict[str, Act[Any]] = {
    act.key: act
    for act in (
        Talk(),
        Accept(),
        TakeOffer(),
        PassOffer(),
        Start(),
        Complete(),
        Assign(),
        HandOver(),
        Reopen(),
        Note(),
        Sleep(),
        Decline(),
        NotStarted(),
        EndEarly(),
        Withdraw(),
    )
}
