"""People who were sent to the organisation: the list, one of them, and the moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from applicants.enums import Looked
from applicants.forms.moves import MoveForm
from applicants.models import Referral
from applicants.refusals import Refusal
from applicants.selectors.matching import answers_of, rules_of
from applicants.selectors.referrals import Clock, clock, clocks, history, referrals_of
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
from applicants.services import looking
from applicants.states import tone_of
from applicants.views.partners.moves import MOVE_PAGES, MovePage
from applicants.views.partners.workspace import RUNS_PROGRAMMES, WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin

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
            rows=[Row(row, times.get(row.pk), advisers.get(row.pk, ""), self.today) for row in shown],
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
    clock: Clock | None
    adviser: str
    today: date

    @property
    def is_late(self) -> bool:
        return self.clock is not None and self.clock.answer_by < self.today

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


class ReferralMoveView(ReferralMixin, FormPageMixin, FormView):
    template_name = "partners/move.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if kwargs["move"] not in MOVE_PAGES:
            raise Http404
        self.move = MOVE_PAGES[kwargs["move"]]

    def get_form_class(self) -> type[MoveForm]:
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
        is_written_in = "note" in self.move.form.base_fields
        return super().get_context_data(move=self.move, is_possible=is_possible, is_written_in=is_written_in, **kwargs)

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
