"""Everything that we hold about somebody, to read and to take along."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import View
from django.views.generic import TemplateView

from applicants.selectors.held import everything_held
from applicants.views.me import MeMixin


class MeCopyView(MeMixin, TemplateView):
    template_name = "applicants/me_copy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(held=everything_held(self.applicant, at=self.at), **kwargs)


class MeCopyFileView(MeMixin, View):
    """The same for other programmes to read."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        held = everything_held(self.applicant, at=self.at)
        response = JsonResponse(held.as_data(), json_dumps_params={"ensure_ascii": False, "indent": 2})
        response["Content-Disposition"] = f'attachment; filename="{held.reference}.json"'
        return response
