"""The verbs of a resource. Each leaves a row in its history, and the packs that it is in are built again."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from providers.emails.resources import plan_resource_news
from providers.enums import ResourceEventKind, ResourceKind, ResourceStatus
from providers.models import Resource, ResourceEvent, ResourceVersion
from providers.models.resources import stored_name
from providers.permissions.resources import why_not_publishable, why_not_withdrawable
from providers.refusals.resources import CurrentVersion, NoFileWanted, SameFile, VersionTaken, VersionWithdrawn
from providers.services.first_pages import keep_first_page
from providers.services.packs import rebuild_packs_with
from providers.services.uploads import CheckedFile, check_file, gone_if_it_fails
from workforce_portal.users.models import User


def publish_resource(*, resource_id: int, by: User, at: datetime) -> Resource:
    """Raises AlreadyPublished, NoReviewDate or NothingToPublish."""
    with transaction.atomic():
        resource = _lock(resource_id)
        if refusal := why_not_publishable(resource):
            raise refusal
        before = resource.status
        resource.status = ResourceStatus.PUBLISHED
        resource.published_at = resource.published_at or at
        resource.withdrawn_at = None
        resource.withdrawn_reason = ""
        resource.changed_at = at
        resource.save(update_fields=["status", "published_at", "withdrawn_at", "withdrawn_reason", "changed_at"])
        _record(resource, ResourceEventKind.PUBLISHED, before, by=by, at=at)
    rebuild_packs_with(resource_id=resource.pk, at=at)
    return resource


def withdraw_resource(*, resource_id: int, reason: str, by: User, at: datetime) -> Resource:
    """Takes it off every list and out of every pack; its address says that it was withdrawn. Raises NotPublished."""
    with transaction.atomic():
        resource = _lock(resource_id)
        if refusal := why_not_withdrawable(resource):
            raise refusal
        before = resource.status
        resource.status = ResourceStatus.WITHDRAWN
        resource.withdrawn_at = at
        resource.withdrawn_reason = reason
        resource.save(update_fields=["status", "withdrawn_at", "withdrawn_reason"])
        _record(resource, ResourceEventKind.WITHDRAWN, before, by=by, at=at, note=reason)
    rebuild_packs_with(resource_id=resource.pk, at=at)
    return resource


def add_version(
    *, resource_id: int, file: File, name: str, number: int, change_note: str, by: User | None, at: datetime
) -> ResourceVersion:
    """Makes the file the current version, the `number`th, and tells those who asked to be told.

    Raises UploadRefused, NoFileWanted, SameFile, or VersionTaken when somebody else was quicker; then nothing is
    changed and no file is left behind.
    """
    checked = check_file(file, name)
    stored = default_storage.save(stored_name(None, name), file)
    with gone_if_it_fails(stored):
        picture = keep_first_page(file, checked.file_type)
    with gone_if_it_fails(stored, picture.name), transaction.atomic():
        resource = _lock(resource_id)
        last = _last_version(resource)
        _refuse_version(resource, last, number, checked)
        resource.versions.current().update(replaced_at=at)
        version = ResourceVersion.objects.create(
            resource=resource,
            number=number,
            file=stored,
            original_name=checked.original_name,
            file_type=checked.file_type,
            sha256=checked.sha256,
            bytes=checked.bytes,
            pages=checked.pages,
            picture=picture.name,
            picture_sha256=picture.sha256,
            change_note=change_note,
            published_at=at,
            published_by=by,
        )
        resource.changed_at = at
        resource.save(update_fields=["changed_at"])
        _record(resource, ResourceEventKind.NEW_VERSION, resource.status, by=by, at=at, note=change_note)
        if number > 1:
            plan_resource_news(resource, change_key=f"v{number}", at=at)
    rebuild_packs_with(resource_id=resource.pk, at=at)
    return version


def withdraw_version(*, version_id: int, reason: str, by: User, at: datetime) -> ResourceVersion:
    """Gives an earlier version out no longer. Raises CurrentVersion or VersionWithdrawn."""
    with transaction.atomic():
        resource = _lock(ResourceVersion.objects.values_list("resource_id", flat=True).get(pk=version_id))
        version = ResourceVersion.objects.get(pk=version_id)
        if version.is_current:
            raise CurrentVersion
        if version.withdrawn_at:
            raise VersionWithdrawn(version)
        version.withdrawn_at = at
        version.save(update_fields=["withdrawn_at"])
        note = f"Version {version.number}: {reason}"[:300]
        _record(resource, ResourceEventKind.VERSION_WITHDRAWN, resource.status, by=by, at=at, note=note)
    return version


def change_text(*, resource_id: int, change_note: str, by: User, at: datetime) -> Resource:
    """Says that a page reads differently now; those who asked are told. With no note the change is a small one."""
    with transaction.atomic():
        resource = _lock(resource_id)
        if change_note:
            resource.text_version += 1
            resource.change_note = change_note
            resource.changed_at = at
            resource.save(update_fields=["text_version", "change_note", "changed_at"])
            _record(resource, ResourceEventKind.TEXT_CHANGED, resource.status, by=by, at=at, note=change_note)
            plan_resource_news(resource, change_key=f"t{resource.text_version}", at=at)
    rebuild_packs_with(resource_id=resource.pk, at=at)
    return resource


def _refuse_version(resource: Resource, last: ResourceVersion | None, number: int, checked: CheckedFile) -> None:
    if resource.kind == ResourceKind.LINK:
        raise NoFileWanted(resource)
    if last and last.number >= number:
        raise VersionTaken(last)
    if last and last.is_current and last.sha256 == checked.sha256:
        raise SameFile(last)


def _last_version(resource: Resource) -> ResourceVersion | None:
    return resource.versions.select_related("published_by").order_by("-number").first()


def _lock(resource_id: int) -> Resource:
    return Resource.objects.select_for_update(of=("self",)).get(pk=resource_id)


def _record(
    resource: Resource, kind: ResourceEventKind, before: str, *, by: User | None, at: datetime, note: str = ""
) -> None:
    ResourceEvent.objects.create(
        resource=resource, kind=kind, at=at, by=by, from_status=before, to_status=resource.status, note=note
    )
