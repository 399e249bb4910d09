from __future__ import annotations

from datetime import datetime
from typing import Any

import reversion
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, models, transaction
from reversion.errors import RevertError
from reversion.models import Version

from workforce_portal.places.clock import say_date, say_time
from workforce_portal.publishing.models import Publishable
from workforce_portal.publishing.permissions import can_change_page
from workforce_portal.publishing.services.publishing import NotPublishable
from workforce_portal.users.models import User

# An old version brings back what the page said: not who saw it since when, nor under which address.
STAYS = [
    "uuid",
    "slug",
    "is_published",
    "publish_at",
    "unpublish_at",
    "review_by",
    "owner",
    "preview_version",
    "created_at",
]


class CannotRestore(Exception):
    """Nothing was changed; the text is a sentence to show."""


@transaction.atomic
def restore_version(version: Version, *, by: User, at: datetime) -> Publishable:
    """
    The page says again what it said then, as a new version. Raises CannotRestore, NotPublishable for a page that is
    published and would not be fit to be, and PermissionDenied.
    """
    rows: Any = version._model._base_manager
    page = rows.select_for_update(of=("self",)).get(pk=version.object_id)
    if not can_change_page(by, page):
        raise PermissionDenied
    _revert(version)
    restored = rows.get(pk=page.pk)
    _put_back(restored, page, at)
    with reversion.create_revision(manage_manually=True):
        reversion.add_to_revision(restored)
        reversion.set_user(by)
        made = version.revision.date_created
        reversion.set_comment(f"Restored the version of {say_date(made)}, {say_time(made)}")
    if restored.is_published and (problems := restored.publish_problems(at)):
        raise NotPublishable(problems)
    return restored


@transaction.atomic
def forget_versions(page: models.Model) -> int:
    """For a page whose words may not be kept, as somebody took back their consent. How many versions went."""
    versions = Version.objects.get_for_object(page)
    revisions = {version.revision for version in versions.select_related("revision")}
    for revision in revisions:
        revision.delete()
    return len(revisions)


def _revert(version: Version) -> None:
    try:
        with transaction.atomic():
            version.revision.revert(delete=True)
            connection.check_constraints()  # foreign keys are held to account at the end of a transaction, or now
    except (RevertError, IntegrityError, models.ProtectedError) as error:
        raise CannotRestore(
            "This version cannot be restored: something that it names is no longer there. Compare it with the page, "
            "and copy what you need."
        ) from error


def _put_back(restored: Any, page: Any, at: datetime) -> None:
    names = {field.name for field in page._meta.concrete_fields}
    for name in [*STAYS, *page.stays_when_restored]:
        if name in names:
            setattr(restored, name, getattr(page, name))
    restored.changed_at = at
    restored.save()
