"""Two records that are one person: everything of one becomes the other's, and can be parted again for 30 days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import Model

from applicants import refusals
from applicants.enums import HAS_STARTED, ContactWay, DuplicateStatus, Role
from applicants.models import Applicant, DuplicateCase, IdentityChange, Merge, Referral, ReturnLink
from applicants.selectors.hanging import references_to
from applicants.services.details import IDENTITY
from applicants.services.forgetting import remove_details, rewriting
from applicants.services.rows import note_activity
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail
from workforce_portal.users.models import User

UNDO_FOR = timedelta(days=30)
# What can be chosen from either record; what belongs together goes together.
CHOICES: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "called": ("called",),
    "date_of_birth": ("date_of_birth",),
    "email": ("email", "email_norm"),
    "phone": ("phone",),
    "address": ("address",),
    "contact_ways": ("contact_ways", "contact_from", "contact_until"),
    "postcode": ("postcode", "council", "easting", "northing"),
    "claims_benefit": ("claims_benefit",),
    "may_work_in_uk": ("may_work_in_uk",),
    "drives": ("drives",),
    "hours_free": ("hours_free",),
    "free_at": ("free_at",),
    "free_from": ("free_from",),
    "to_know": ("to_know",),
    "adjustments": ("adjustments",),
}
WRITTEN = (*(name for names in CHOICES.values() for name in names), "work_found", "got_job_at")


def why_not_merge(first: Applicant, second: Applicant) -> refusals.Refusal | None:
    if not (first.is_known and second.is_known):
        return refusals.AlreadyMerged()
    rows = Referral.objects.filter(applicant__in=(first, second)).select_related("programme")
    started = {row.applicant_id for row in rows if row.state in HAS_STARTED}
    if len(started) == 2:
        return refusals.BothStarted()
    programmes: dict[int, int] = {}
    for row in rows.open():
        if programmes.setdefault(row.programme_id, row.applicant_id) != row.applicant_id:
            return refusals.BothSent(row.programme)
    return None


@transaction.atomic
def merge_applicants(*, case_id: int, from_second: Iterable[str] = (), by: User, at: datetime) -> Merge:
    """The later record of the case becomes part of the earlier one. `from_second`: what of CHOICES is taken from the
    later one; what the earlier has not is taken anyway.

    Raises AlreadyMerged, BothStarted, BothSent or CannotBeMoved.
    """
    case = DuplicateCase.objects.select_for_update().get(pk=case_id)
    first, second = _lock_two(case.first_id, case.second_id)
    if case.status != DuplicateStatus.OPEN:
        raise refusals.AlreadyMerged
    if refusal := why_not_merge(first, second):
        raise refusal
    before = _plain(first)
    moved = _move_rows(second, first)
    Applicant.objects.filter(pk=second.pk).update(merged_into=first)
    _take_over(first, second, set(from_second), by=by, at=at)
    _settle(case, DuplicateStatus.SAME, by=by, at=at)
    after = _plain(first)
    overwritten = {name: [before[name], after[name]] for name in WRITTEN if before[name] != after[name]}
    _call_off_mail(second, at=at)
    return Merge.objects.create(kept=first, merged=second, moved=moved, overwritten=overwritten, by=by, at=at)


@transaction.atomic
def undo_merge(*, merge_id: int, by: User, at: datetime) -> Merge:
    """Parts the two again: rows go back, and details that nobody has corrected since are as they were.

    What happened since stays with the record that was kept. Raises TooLateToUndo.
    """
    merge = Merge.objects.select_for_update().get(pk=merge_id)
    if not can_undo(merge, at=at):
        raise refusals.TooLateToUndo
    kept, merged = _lock_two(merge.kept_id, merge.merged_id)
    Applicant.objects.filter(pk=merged.pk).update(merged_into=None)
    with rewriting():
        for path, ids in merge.moved.items():
            model, name = _by_path(path)
            model._default_manager.filter(pk__in=ids, **{name: kept}).update(**{name: merged})
    _restore(kept, merge)
    case = DuplicateCase.objects.filter(first=kept, second=merged).first()
    if case:
        _settle(case, DuplicateStatus.OPEN, by=None, at=None)
    merge.undone_at, merge.moved, merge.overwritten = at, {}, {}
    merge.save(update_fields=["undone_at", "moved", "overwritten"])
    return merge


def can_undo(merge: Merge, *, at: datetime) -> bool:
    return merge.undone_at is None and merge.settled_at is None and at <= merge.at + UNDO_FOR


def settle_old_merges(*, at: datetime) -> int:
    """Once it is too late to part them, nothing of the record that was merged is kept. Returns how many."""
    old = Merge.objects.filter(undone_at=None, settled_at=None, at__lt=at - UNDO_FOR).order_by("pk")
    return sum(_settle_merge(pk, at=at) for pk in list(old.values_list("pk", flat=True)))


def _lock_two(*ids: int) -> tuple[Applicant, Applicant]:
    rows = Applicant.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    locked = {row.pk: row for row in rows}
    return locked[ids[0]], locked[ids[1]]


def _move_rows(source: Applicant, target: Applicant) -> dict[str, list[int]]:
    """Whatever refers to the one refers to the other; returns the ids by model and field."""
    # Each may have one open way back.
    ReturnLink.objects.filter(applicant=source).delete()
    moved = {}
    try:
        with transaction.atomic(), rewriting():
            for model, name in references_to(Applicant):
                rows = model._default_manager.filter(**{name: source})
                if ids := list(rows.order_by("pk").values_list("pk", flat=True)):
                    rows.update(**{name: target})
                    moved[f"{model._meta.label_lower}.{name}"] = ids
    except IntegrityError as error:
        raise refusals.CannotBeMoved from error
    return moved


def _call_off_mail(applicant: Applicant, *, at: datetime) -> None:
    """Its links open nothing any more."""
    kinds = PlannedMail.objects.about(applicant).values_list("kind", flat=True).distinct()
    cancel_planned_mail(about=applicant, kinds=list(kinds), reason="It became part of another record", at=at)


def _by_path(path: str) -> tuple[type[Model], str]:
    found = {f"{model._meta.label_lower}.{name}": (model, name) for model, name in references_to(Applicant)}
    return found[path]


def taken_from_second(first: Applicant, second: Applicant, chosen: Iterable[str]) -> list[str]:
    """What of CHOICES the merged record will have from the later one: what was chosen, and what the earlier lacks."""
    chosen = set(chosen)
    return [
        name
        for name in CHOICES
        if getattr(second, name) not in (None, "", []) and (name in chosen or getattr(first, name) in (None, "", []))
    ]


def _take_over(first: Applicant, second: Applicant, chosen: set[str], *, by: User, at: datetime) -> None:
    taken = taken_from_second(first, second, chosen)
    old = {name: str(getattr(first, name) or "") for name in IDENTITY}
    for name in taken:
        for field in CHOICES[name]:
            setattr(first, field, getattr(second, field))
    if first.registered_by_organisation_id is None:
        first.contact_ways = [way for way in first.contact_ways if way != ContactWay.ADVISER] or _any_way(first)
    if first.got_job_at is None and second.got_job_at:
        first.got_job_at, first.work_found = second.got_job_at, second.work_found
    if {"email", "phone"} & set(taken):
        first.link_version += 1
    first.save()
    note_activity(first, at=at)
    IdentityChange.objects.bulk_create(
        IdentityChange(
            applicant=first, field=name, old=old[name], new=str(getattr(first, name)), role=Role.STAFF, by=by, at=at
        )
        for name in taken
        if name in IDENTITY and old[name] != str(getattr(first, name))
    )


def _any_way(applicant: Applicant) -> list[str]:
    return [ContactWay.EMAIL] if applicant.email else [ContactWay.CALL]


def _plain(applicant: Applicant) -> dict[str, Any]:
    """What a merge may write, as it is kept in the trail."""
    values = ((name, applicant._meta.get_field(name)) for name in WRITTEN)
    return {name: _as_text(getattr(applicant, field.attname)) for name, field in values}  # type: ignore[union-attr]


def _as_text(value: Any) -> Any:
    return DjangoJSONEncoder().default(value) if isinstance(value, date | datetime | time) else value


def _restore(kept: Applicant, merge: Merge) -> None:
    now = _plain(kept)
    for name, (before, after) in merge.overwritten.items():
        if now[name] == after:
            field: Any = kept._meta.get_field(name)
            setattr(kept, field.attname, field.to_python(before))
    kept.link_version += 1
    kept.save()


def _settle(case: DuplicateCase, status: DuplicateStatus, *, by: User | None, at: datetime | None) -> None:
    case.status, case.settled_by, case.settled_at = status, by, at
    case.save(update_fields=["status", "settled_by", "settled_at"])


@transaction.atomic
def _settle_merge(merge_id: int, *, at: datetime) -> bool:
    merge = Merge.objects.select_for_update().get(pk=merge_id)
    if merge.undone_at or merge.settled_at:
        return False
    remove_details(merge.merged, at=at)
    Merge.objects.filter(pk=merge_id).update(settled_at=at)
    return True
