"""What staff do to many referrals at once: each row says what will happen to it, and afterwards what did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from applicants.actors import Actor
from applicants.admin.acts import staff_of
from applicants.admin.fields import ReasonField, Words
from applicants.enums import ReasonFor
from applicants.models import Referral
from applicants.permissions import why_not
from applicants.refusals import Refusal
from applicants.services.assigning import assign
from applicants.services.looking_after import write_to_person
from applicants.services.stopping import withdraw
from workforce_portal.organisations.models import Membership
from workforce_portal.staff.actions import PreviewAction, PreviewRow
from workforce_portal.users.models import User

MOST = 200
TOO_MANY = f"More than {MOST} are chosen. Choose fewer."


class BulkAct(PreviewAction):
    """Each row is a transaction of its own: one that is refused does not stop the others."""

    def what(self, referral: Referral) -> str:
        raise NotImplementedError

    def why_not(self, referral: Referral, *, by: Actor) -> str:
        return ""

    def perform_one(self, referral: Referral, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
        raise NotImplementedError

    def done(self, count: int) -> str:
        raise NotImplementedError

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        rows = list(queryset.select_related("applicant", "programme", "organisation")[: MOST + 1])
        if len(rows) > MOST:
            return [PreviewRow(row, refused=TOO_MANY) for row in rows[:1]]
        by = staff_of(request)
        return [self._row(row, self.why_not(row, by=by)) for row in rows]

    def _row(self, referral: Referral, refused: str) -> PreviewRow:
        return PreviewRow(referral, what=self.what(referral), refused=refused)

    def _confirm(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, rows: list[PreviewRow], form: forms.Form
    ) -> None:
        done, refused = 0, [(row.thing, row.refused) for row in rows if row.refused]
        for row in rows:
            if not row.refused:
                try:
                    thing: Any = row.thing
                    self.perform_one(thing, form.cleaned_data, by=staff_of(request), at=timezone.now())
                except Refusal as refusal:
                    refused.append((thing, str(refusal)))
                else:
                    modeladmin.log_change(request, thing, self.title)
                    done += 1
        if done:
            modeladmin.message_user(request, self.done(done), messages.SUCCESS)
        for thing, why in refused:
            modeladmin.message_user(request, f"{thing}: {why}", messages.WARNING)

    def button_text(self, rows: list[PreviewRow]) -> str:
        return f"{self.button} ({sum(not row.refused for row in rows)} of {len(rows)})"


class AllocateForm(forms.Form):
    adviser = forms.ModelChoiceField(
        label="Adviser", queryset=User.objects.none(), error_messages={"required": "Choose an adviser."}
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        members = Membership.objects.active()
        self.fields["adviser"].queryset = User.objects.filter(pk__in=members.values("user"))  # type: ignore[attr-defined]


class Allocate(BulkAct):
    name = "allocate"
    title = "Give to an adviser"
    button = "Give them to the adviser"
    form_class = AllocateForm

    def what(self, referral: Referral) -> str:
        return f"Somebody of {referral.organisation} looks after it."

    def why_not(self, referral: Referral, *, by: Actor) -> str:
        return "" if referral.is_open else "It is closed."

    def perform_one(self, referral: Referral, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
        assign(referral_id=referral.pk, adviser=answers["adviser"], by=by, at=at)

    def done(self, count: int) -> str:
        return f"Given to the adviser: {count}."


class MessageForm(forms.Form):
    text = Words(label="What you write", help_text="They read it on their page. The mail says that it is there.")


class WriteTo(BulkAct):
    name = "write_to"
    title = "Write to people"
    button = "Write to them"
    form_class = MessageForm

    def what(self, referral: Referral) -> str:
        return f"{referral.applicant.name} is told that there is a message on their page."

    def why_not(self, referral: Referral, *, by: Actor) -> str:
        return "" if referral.applicant.is_known else "Their details were removed."

    def perform_one(self, referral: Referral, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
        write_to_person(applicant_id=referral.applicant_id, text=answers["text"], by=by, at=at)

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        """Somebody with two referrals among them is written to once."""
        return super().preview(request, queryset.model.objects.filter(pk__in=_one_each(queryset)))

    def done(self, count: int) -> str:
        return f"Written to {count} {'person' if count == 1 else 'people'}."


class CloseForm(forms.Form):
    reason = ReasonField(ReasonFor.WITHDRAW)


class Close(BulkAct):
    name = "close"
    title = "Close, and tell the programmes"
    button = "Close them"
    form_class = CloseForm
    is_grave = True

    def what(self, referral: Referral) -> str:
        return f"It is withdrawn, and {referral.organisation} and the person are told."

    def why_not(self, referral: Referral, *, by: Actor) -> str:
        move = "end_early" if referral.started_on else "withdraw"
        return str(why_not(referral, move, by=by) or "")

    def perform_one(self, referral: Referral, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
        withdraw(referral_id=referral.pk, reason=answers["reason"].pk, by=by, at=at)

    def done(self, count: int) -> str:
        return f"Closed: {count}."


def _one_each(queryset: QuerySet[Any]) -> list[int]:
    rows = Referral.objects.filter(pk__in=queryset.order_by().values("pk"))
    return list(rows.order_by("applicant_id", "-pk").distinct("applicant_id").values_list("pk", flat=True))
