from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from mapping.enums import Role
from mapping.links import find_activity, still_right_path
from mapping.refusals import Refusal
from mapping.selectors.completeness import quality_of
from mapping.services import verify_activity
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class StillRightView(PrivatePageMixin, View):
    """Behind the link in an owner's mail. GET shows what the public reads; the one button confirms it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.activity = find_activity(kwargs["token"])
        except BadLink:
            return render(request, "mapping/still_right_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        today = timezone.localdate()
        context = {
            "activity": self.activity,
            "is_confirmed": self.activity.verified_on == today,
            "is_overdue": self.activity.is_overdue(today),
            "quality": quality_of(self.activity),
        }
        return render(request, "mapping/still_right.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        owner = self.activity.owner
        by = owner.user if owner else None
        try:
            verify_activity(activity_id=self.activity.pk, role=Role.OWNER, by=by, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect(still_right_path(self.activity))
