"""Forgetting somebody: their numbers are kept, and everything that leads back to them goes.

What stays of the record is its reference, so that a message on its way, or a partner who rings, learns that the
details were removed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F, Model

from applicants.actors import Actor
from applicants.emails import keeping as emails
from applicants.enums import Route
from applicants.models import Applicant, DuplicateCase, Merge, MonthlyFact, RegistrationCount, RegistrationDraft
from applicants.selectors.consents import holders
from applicants.selectors.facts import facts_of
from applicants.selectors.hanging import drafts_of, rows_of
from applicants.services.closing import close_for_person
from applicants.services.rows import lock_applicant, lock_open_referrals_of
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import local
from workforce_portal.privacy.registry import REMOVED, values_once_forgotten


@transaction.atomic
def forget_applicant(*, applicant_id: int, by: Actor, at: datetime) -> Applicant:
    """Removes everything about somebody for good, whoever asks. What is open with partners is closed first, so that
    places come free, and each that could see them is told to remove what it holds.

    Raises PersonForgotten for somebody whose details have been removed already.
    """
    applicant = lock_applicant(applicant_id)
    told = [holder.organisation for holder in holders(applicant)]
    _keep_numbers(applicant)
    for referral in lock_open_referrals_of(applicant):
        close_for_person(referral, by=by, at=at, reason="no_reason")
    for other in Applicant.objects.filter(merged_into=applicant, redacted_at=None):
        remove_details(other, at=at)
    remove_details(applicant, at=at)
    for organisation in told:
        emails.plan_forgotten(applicant, organisation, at=at)
    return applicant


def remove_details(applicant: Applicant, *, at: datetime) -> None:
    """Deletes every row that hangs from the record, and empties it. Its numbers are not kept: see forget_applicant."""
    _drop_drafts(applicant)
    found = rows_of(applicant)
    for model, ids in found.items():
        _drop_mail(model, ids)
        _empty_audit_log(model, ids)
    with rewriting():
        for model, ids in found.items():
            if model is not Applicant:
                _delete(model, ids)
    DuplicateCase.objects.filter(first=applicant).delete()
    DuplicateCase.objects.filter(second=applicant).delete()
    Merge.objects.filter(kept=applicant).delete()
    Merge.objects.filter(merged=applicant).update(moved={}, overwritten={})
    _empty(applicant, at=at)


class rewriting:
    """Lets what is only ever added be changed in this transaction: see the trigger `append_only`."""

    def __enter__(self) -> None:
        self._say("on")

    def __exit__(self, *failure: object) -> None:
        if not connection.needs_rollback:
            self._say("off")

    def _say(self, word: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.rewriting', %s, true)", [word])


def _delete(model: type[Model], ids: Iterable[Any]) -> None:
    # Without Django's own order of deleting, which knows no way through rows that protect each other: the database
    # looks at its references when the transaction ends, and by then all of them are gone.
    rows: Any = model._default_manager.filter(pk__in=list(ids))
    rows._raw_delete(rows.db)


def _keep_numbers(applicant: Applicant) -> None:
    for fact, n in facts_of(Applicant.objects.filter(pk=applicant.pk)).items():
        row, is_new = MonthlyFact.objects.get_or_create(**fact.__dict__, defaults={"n": n})
        if not is_new:
            MonthlyFact.objects.filter(pk=row.pk).update(n=F("n") + n)
    on = {"on": local(applicant.created_at).date(), "campaign_code": applicant.campaign_code}
    count, is_new = RegistrationCount.objects.get_or_create(**on, defaults={"n": 1})
    if not is_new:
        RegistrationCount.objects.filter(pk=count.pk).update(n=F("n") + 1)


def _drop_drafts(applicant: Applicant) -> None:
    drafts = drafts_of(applicant)
    _drop_mail(RegistrationDraft, drafts.values_list("pk", flat=True))
    drafts.delete()


def _drop_mail(model: type[Model], ids: Iterable[Any]) -> None:
    """One that is being sent at this moment is not: its sender finds that it is gone."""
    mails = PlannedMail.objects.filter(about_type=ContentType.objects.get_for_model(model), about_id__in=list(ids))
    _empty_audit_log(PlannedMail, mails.values_list("pk", flat=True))
    mails.delete()


def _empty_audit_log(model: type[Model], ids: Iterable[Any]) -> None:
    """Who of the staff did something, and when, stays; what they wrote about the person does not."""
    numbers = [str(pk) for pk in ids]
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=numbers)
    entries.update(change_message="", object_repr=REMOVED)


def _empty(applicant: Applicant, *, at: datetime) -> None:
    """What is left was never anybody's: not even how, when or by whom they came."""
    Applicant.objects.filter(pk=applicant.pk).update(
        **values_once_forgotten(Applicant),
        contact_ways=[],
        free_at=[],
        route=Route.SELF,
        campaign_code="",
        idempotency_key=None,
        uuid=uuid4(),
        link_version=F("link_version") + 1,
        created_at=at,
        confirmed_at=None,
        last_activity_at=at,
        work_found="",
        got_job_at=None,
        stopped_at=None,
        asked_to_keep_at=None,
        redacted_at=at,
    )
    applicant.refresh_from_db()
