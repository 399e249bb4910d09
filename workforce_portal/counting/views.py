from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from workforce_portal.counting.services import count_view


class CountedPageMixin:
    """A public page whose views are counted. What is not to be indexed, such as a preview, is not counted either."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == 200 and "noindex" not in response.headers.get("X-Robots-Tag", ""):
            count_view(request)
        return response
