"""Deciding what is public. Whoever may write a page may not decide that, unless they may publish as well."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

import reversion
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from workforce_portal.publishing import addresses
from workforce_portal.publishing.models import Publishable
from workforce_portal.publishing.permissions import can_change_page, can_publish
from workforce_portal.users.models import User

Page = TypeVar("Page", bound=Publishable)


class NotPublishable(Exception):
    """`problems` are sentences to show, one a thing to put right."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def problems_before_publishing(page: Publishable, at: datetime) -> list[str]:
    """What the page lacks, and what its dates would undo at once."""
    problems = page.publish_problems(at)
    if page.review_by is not None and page.review_by <= timezone.localdate(at):
        problems.append("Its review date has passed. Read it again, then set the next one.")
    if page.unpublish_at is not None and page.unpublish_at <= at:
        problems.append("The time at which it goes has passed. Take that time away or set a later one.")
    return problems


@transaction.atomic
def publish(page: Page, *, by: User | None, at: datetime) -> Page:
    """It appears at its `publish_at`, or now. `by` is nobody where the portal itself does it, as for a demonstration.

    Raises NotPublishable, and PermissionDenied for somebody who may not publish.
    """
    row = _locked(page, by)
    if problems := problems_before_publishing(row, at):
        raise NotPublishable(problems)
    row.is_published = True
    row.publish_at = row.publish_at or at
    _save(row, "Published" if row.publish_at <= at else "Scheduled", by, "is_published", "publish_at")
    addresses.take_back(row.get_absolute_url())
    return row


@transaction.atomic
def unpublish(page: Page, *, by: User | None, at: datetime) -> Page:
    """A draft again: its address answers that there is no such page."""
    row = _locked(page, by)
    row.is_published = False
    _save(row, "Taken back to draft", by, "is_published")
    return row


@transaction.atomic
def retire(page: Page, *, text: str, url: str, by: User | None, at: datetime) -> Page:
    """A draft again, and its address says that it has gone and what to do instead. Raises AddressRefused."""
    row = _locked(page, by)
    addresses.retire(row.get_absolute_url(), text=text, url=url)
    row.is_published = False
    _save(row, "Retired", by, "is_published")
    return row


@transaction.atomic
def note_change(page: Publishable, *, at: datetime) -> None:
    """Its content is another one since now."""
    page.changed_at = at
    type(page)._default_manager.filter(pk=page.pk).update(changed_at=at)


@transaction.atomic
def withdraw_previews(page: Page, *, by: User | None) -> Page:
    """No preview link that anybody has opens it any more."""
    row = _row(page)
    if by is not None and not can_change_page(by, row):
        raise PermissionDenied
    row.preview_version += 1
    row.save(update_fields=["preview_version"])
    return row


def _row(page: Page) -> Page:
    rows: Any = type(page)._default_manager
    return rows.select_for_update(of=("self",)).get(pk=page.pk)


def _locked(page: Page, by: User | None) -> Page:
    if by is not None and not can_publish(by, page):
        raise PermissionDenied
    return _row(page)


def _save(row: Publishable, what: str, by: User | None, *fields: str) -> None:
    with reversion.create_revision():
        row.save(update_fields=list(fields))
        reversion.set_comment(what)
        if by is not None:
            reversion.set_user(by)
