"""The moves that a partner can make, each a page that asks once more: its words, its form and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from applicants.actors import Actor
from applicants.forms import moves as forms
from applicants.models import JobOutcome, Referral
from applicants.permissions import can_make_move
from applicants.services import answering, assigning, attending, jobs, referring
from workforce_portal.users.models import User

Act = Callable[[Referral, dict[str, Any], Actor, datetime], Any]


@dataclass(frozen=True)
class MovePage:
    """A page that asks once more and then acts. `move` is its name in the table of moves, where it is one."""

    key: str
    label: str
    small: str
    title: str
    button: str
    form: type[forms.MoveForm]
    act: Act
    done: str
    move: str = ""
    also: Callable[[Referral], bool] = lambda referral: True
    css: str = ""

    def is_possible(self, referral: Referral, by: Actor) -> bool:
        in_table = not self.move or can_make_move(referral, self.move, by=by)
        return in_table and self.also(referral)


def _assign(referral: Referral, data: dict[str, Any], by: Actor, at: datetime) -> None:
    adviser = User.objects.filter(pk=int(data["adviser"])).first()
    assigning.assign(referral_id=referral.pk, adviser=adviser, by=by, at=at)


def _complete(referral: Referral, data: dict[str, Any], by: Actor, at: datetime) -> None:
    on = data.pop("on")
    attending.complete(referral_id=referral.pk, on=on, review=attending.Review(**data), by=by, at=at)


def _decline(referral: Referral, data: dict[str, Any], by: Actor, at: datetime) -> None:
    suggested = data.pop("suggested")
    answering.decline(referral_id=referral.pk, suggested_programme_id=suggested, by=by, at=at, **data)


def _job(referral: Referral, data: dict[str, Any], by: Actor, at: datetime) -> None:
    jobs.got_a_job(
        applicant_id=referral.applicant_id, job=jobs.JobDetails(**data), referral_id=referral.pk, by=by, at=at
    )


def _hand_over(referral: Referral, data: dict[str, Any], by: Actor, at: datetime) -> None:
    programme, channel = int(data["programme"]), data["channel"]
    referring.hand_over(referral_id=referral.pk, programme_id=programme, channel=channel, by=by, at=at)


def _may_tell_of_job(referral: Referral) -> bool:
    has_been = referral.started_on is not None
    return has_been and not JobOutcome.objects.filter(referral=referral).exists()


MOVE_PAGES = {
    page.key: page
    for page in (
        MovePage(
            "accept",
            "Yes, we take them",
            "Choose a start. They are told at once.",
            "Accept them into a start",
            "Accept",
            forms.AcceptForm,
            lambda referral, data, by, at: answering.accept(
                referral_id=referral.pk, cohort_id=data["cohort"], note=data["note"], by=by, at=at
            ),
            "Accepted. They have been told.",
            "accept",
        ),
        MovePage(
            "talk",
            "We would like to talk first",
            "They are told that you get in touch.",
            "Talk with them first",
            "Say that we get in touch",
            forms.TalkForm,
            lambda referral, data, by, at: answering.ask_to_talk(
                referral_id=referral.pk, note=data["note"], by=by, at=at
            ),
            "They know that you get in touch.",
            "ask_to_talk",
        ),
        MovePage(
            "start",
            "They have started",
            "They came on the first day.",
            "They have started",
            "Record the first day",
            forms.StartForm,
            lambda referral, data, by, at: attending.start(referral_id=referral.pk, on=data["on"], by=by, at=at),
            "Their first day is recorded.",
            "start",
        ),
        MovePage(
            "not-started",
            "They did not come",
            "Expected on the first day. We offer them something else.",
            "They did not come on the first day?",
            "Record that they did not come",
            forms.NotStartedForm,
            lambda referral, data, by, at: attending.record_not_started(referral_id=referral.pk, by=by, at=at),
            "Recorded. We look after them from here.",
            "record_not_started",
            css="stop",
        ),
        MovePage(
            "complete",
            "They have completed",
            "Say how it went. They read it.",
            "How did it go?",
            "Complete",
            forms.CompleteForm,
            _complete,
            "Completed. They can read how it went, and answer.",
            "complete",
        ),
        MovePage(
            "end-early",
            "It ended early",
            "They left before the last day.",
            "It ended early",
            "End it",
            forms.EndEarlyForm,
            lambda referral, data, by, at: attending.end_early(
                referral_id=referral.pk, on=data["on"], reason=data["reason"], by=by, at=at
            ),
            "Ended. We look after them from here.",
            "end_early",
            css="stop",
        ),
        MovePage(
            "job",
            "They have got a job",
            "Where, and since when.",
            "They have got a job",
            "Record the job",
            forms.JobForm,
            _job,
            "The job is recorded.",
            also=_may_tell_of_job,
        ),
        MovePage(
            "assign",
            "Give them to a colleague",
            "Links in earlier mails stop working.",
            "Who looks after them?",
            "Save",
            forms.AssignForm,
            _assign,
            "Saved.",
            also=lambda referral: referral.is_open,
        ),
        MovePage(
            "hand-over",
            "Hand them over",
            "Another organisation looks after them. They have to agree.",
            "Hand them over to another programme",
            "Hand over",
            forms.HandOverForm,
            _hand_over,
            "Handed over. You see your own history of it, and no details any more.",
            "hand_over",
            css="stop",
        ),
        MovePage(
            "decline",
            "We can’t take them",
            "A reason, and what follows for them.",
            "Not possible: why, and what follows?",
            "Send the answer",
            forms.DeclineForm,
            _decline,
            "Answered. They see what they can do now.",
            "decline",
            css="stop",
        ),
    )
}
