from __future__ import annotations

from providers.enums import ResourceKind, ResourceStatus
from providers.models import Resource
from providers.refusals import Refusal
from providers.refusals.resources import AlreadyPublished, NoReviewDate, NothingToPublish, NotPublished


def why_not_publishable(resource: Resource) -> Refusal | None:
    if resource.status == ResourceStatus.PUBLISHED:
        return AlreadyPublished()
    if resource.review_by is None:
        return NoReviewDate()
    return None if has_content(resource) else NothingToPublish()


def why_not_withdrawable(resource: Resource) -> Refusal | None:
    return None if resource.status == ResourceStatus.PUBLISHED else NotPublished(resource)


def has_content(resource: Resource) -> bool:
    if resource.kind == ResourceKind.FILE:
        return resource.current_version is not None
    return bool(resource.html_body if resource.kind == ResourceKind.PAGE else resource.external_url)
