"""The small picture of a version's first page."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import View

from providers.views.downloads import FOR_AN_HOUR
from providers.views.resources import VersionMixin


class ResourceVersionPictureView(VersionMixin, View):
    def get(self, request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
        name = self.version.picture.name
        if not name or not default_storage.exists(name):
            raise Http404("It has no picture")
        etag, dated = f'"{self.version.picture_sha256}"', self.version.published_at.timestamp()
        response = get_conditional_response(request, etag=etag, last_modified=int(dated))
        if response is None:
            with default_storage.open(name) as picture:
                response = HttpResponse(picture.read(), content_type="image/png")
        response["ETag"] = etag
        response["Last-Modified"] = http_date(dated)
        response["Cache-Control"] = FOR_AN_HOUR
        response["X-Robots-Tag"] = "noindex"
        return response
