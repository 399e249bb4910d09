"""A draft shown to whoever was given its link: for seven days, to nobody else, kept by no cache or search engine."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.generic import DetailView

from workforce_portal.publishing.models import Publishable
from workforce_portal.security.links import MARKER, SEPARATOR

PARAMETER = "preview"
GOOD_FOR = timedelta(days=7)


def preview_url(page: Publishable) -> str:
    """A new link to the page as it is saved, good for seven days or until `preview_version` is raised."""
    payload = SEPARATOR.join([MARKER, page.uuid.hex, str(page.preview_version)])
    token = _signer(type(page)).sign(payload)
    return f"{settings.SITE_URL}{page.get_absolute_url()}?{urlencode({PARAMETER: token})}"


def previewed(rows: QuerySet[Any], token: str) -> QuerySet[Any]:
    """Of `rows` the one that the token opens, or none."""
    try:
        payload = _signer(rows.model).unsign(token, max_age=GOOD_FOR)
        _marker, hexadecimal, version = payload.split(SEPARATOR)
        return rows.filter(uuid=uuid.UUID(hexadecimal), preview_version=int(version))
    except (BadSignature, ValueError):
        return rows.none()


def _signer(model: type[Any]) -> TimestampSigner:
    return TimestampSigner(salt=f"preview: {model._meta.label_lower}", sep=SEPARATOR)


class PreviewableDetailMixin(DetailView):
    """A DetailView of a Publishable: what is public, or by a preview link what is not yet; otherwise 404.

    The template of a preview has `is_preview`, by which the base template shows the band above the page.
    """

    is_preview = False

    def get_object(self, queryset: QuerySet[Any] | None = None) -> Any:
        rows: Any = self.get_queryset() if queryset is None else queryset
        try:
            return super().get_object(rows.public(timezone.now()))
        except Http404:
            token = self.request.GET.get(PARAMETER, "")
            if not token:
                raise
            page = super().get_object(previewed(rows, token))
            self.is_preview = True
            return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(is_preview=self.is_preview, **kwargs)

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **response_kwargs)
        if self.is_preview:
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
