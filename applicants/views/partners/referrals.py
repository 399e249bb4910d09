"""People who were sent to the organisation: the list, one of them, and the moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from applicants.actors import Actor
from applicants.enums import Looked
from applicants.forms import moves as forms
from applicants.models import JobOutcome, Referral
from applicants.permissions import can_make_move
from applicants.refusals import Refusal
from applicants.selectors.matching import answers_of, rules_of
from applicants.selectors.referrals import clock, clocks, history, referrals_of
from applicants.selectors.shown import details_shown, quiet_hours, ways_to_reach
from applicants.selectors.workspace import (
    GROUPS,
    STATES,
    TO_DO,
    Wanted,
    advisers_of,
    counted,
    narrowed,
    programmes_of,
    referrals_wanted,
)
from applicants.services import answering, assigning, attending, jobs, looking, referring
from applicants.states import tone_of
from applicants.views.partners.workspace import RUNS_PROGRAMMES, WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.users.models import User

A_PAGE = 20


class ProgrammeWorkMixin(WorkspaceMixin):
    kinds = RUNS_PROGRAMMES
    tab = "referral_list"


class KeptList(NamedTuple):
    """The list that somebody came from, with its filters and page, carried along in the address."""

    query: str

    @classmethod
    def of(cls, data: QueryDict) -> KeptList:
        return cls(data.get("list", ""))

    @property
    def carried(self) -> str:
        return f"?{urlencode({'list': self.query})}" if self.query else ""

    def after(self, address: str) -> str:
        return f"{address}?{self.query}" if self.query else address


class ReferralListView(ProgrammeWorkMixin, TemplateView):
    template_name = "partners/referral_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.wanted()
        rows = referrals_wanted(self.organisation, wanted, user=self.user, today=self.today)
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("page"))
        shown = list(page.object_list)
        times, advisers = clocks(shown), advisers_of(shown)
        among = narrowed(self.organisation, wanted, user=self.user)
        return super().get_context_data(
            wanted=wanted,
            group=GROUPS[wanted.group],
            page=page,
            rows=[Row(row, times.get(row.pk), advisers.get(row.pk, "")) for row in shown],
            to_do=counted(among, TO_DO, today=self.today),
            states=counted(among, STATES, today=self.today),
            programmes=programmes_of(self.organisation),
            carried=KeptList(self.request.GET.urlencode()).carried,
            query=self.without_page(),
            **kwargs,
        )

    def wanted(self) -> Wanted:
        data = self.request.GET
        group = data.get("show", "")
        return Wanted(
            group=group if group in GROUPS else "open",
            programme=data.get("programme", ""),
            mine=data.get("mine") == "yes",
            text=data.get("reference", "").strip(),
        )

    def without_page(self) -> str:
        kept = self.request.GET.copy()
        kept.pop("page", None)
        return kept.urlencode()


@dataclass(frozen=True)
class Row:
    referral: Referral
    clock: Any
    adviser: str

    @property
    def tone(self) -> str:
        return tone_of(self.referral)


class ReferralMixin(ProgrammeWorkMixin):
    """One referral of the organisation; its person only while they agree to be seen."""

    needs_consent = True

    def load(self, **kwargs: Any) -> None:
        rows = referrals_of(self.organisation).select_related("organisation", "applicant__registered_by_organisation")
        self.referral: Referral = get_object_or_404(rows, uuid=kwargs["referral"])
        self.is_shared = bool(self.referral.is_shared)  # type: ignore[attr-defined]
        if self.needs_consent and not self.is_shared:
            raise Http404
        self.kept = KeptList.of(self.request.GET)

    def page_url(self, name: str = "referral", *args: Any) -> str:
        return self.url(name, self.referral.uuid, *args) + self.kept.carried

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            referral=self.referral,
            tone=tone_of(self.referral),
            back_to_list=self.kept.after(self.url("referral_list")),
            carried_list=self.kept.carried,
            **kwargs,
        )


class ReferralView(ReferralMixin, TemplateView):
    """Opening it is written down before it is shown: the person can read who looked, and when."""

    template_name = "partners/referral.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        referral, applicant = self.referral, self.referral.applicant
        looking.note_look(applicant=applicant, what=Looked.OPENED, by=self.actor, at=self.at)
        return super().get_context_data(
            applicant=applicant,
            ways=ways_to_reach(applicant),
            hours=quiet_hours(applicant),
            details=details_shown(applicant, on=self.today),
            rules=rules_of(referral.programme, answers_of(applicant, on=self.today)),
            clock=clock(referral),
            adviser=advisers_of([referral]).get(referral.pk, ""),
            history=history(referral).exclude(is_visible=False),
            notes=history(referral).filter(is_visible=False, organisation=self.organisation),
            moves=[(move, self.page_url("referral_move", move.key)) for move in self.possible()],
            **kwargs,
        )

    def possible(self) -> list[MovePage]:
        return [move for move in MOVE_PAGES.values() if move.is_possible(self.referral, self.actor)]


class ReferralHistoryView(ReferralMixin, TemplateView):
    """What the organisation itself did, also once the person has stopped sharing: nothing about them but the number."""

    template_name = "partners/referral_history.html"
    needs_consent = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = history(self.referral).filter(organisation=self.organisation)
        return super().get_context_data(history=own, is_shared=self.is_shared, **kwargs)


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


class ReferralMoveView(ReferralMixin, FormPageMixin, FormView):
    template_name = "partners/move.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if kwargs["move"] not in MOVE_PAGES:
            raise Http404
        self.move = MOVE_PAGES[kwargs["move"]]

    def get_form_class(self) -> type[forms.MoveForm]:
        return self.move.form

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "referral": self.referral, "today": self.today}

    def get_page(self) -> dict[str, Any]:
        return {
            "title": self.move.title,
            "back_url": self.page_url(),
            "back_text": self.referral.applicant.reference,
            "button_text": self.move.button,
            "button_class": self.move.css or "still",
            "secondary_url": self.page_url(),
            "secondary_text": "Leave it as it is",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_possible = self.move.is_possible(self.referral, self.actor)
        return super().get_context_data(move=self.move, is_possible=is_possible, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.move.act(self.referral, dict(form.cleaned_data), self.actor, self.at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.referral.applicant.reference}: {self.move.done}")
        if self.move.key == "hand-over":
            return redirect(self.kept.after(self.url("referral_list")))
        return redirect(self.page_url())
