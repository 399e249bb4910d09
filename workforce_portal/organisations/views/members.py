from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import TemplateView

from workforce_portal.organisations.links import find_invitation
from workforce_portal.organisations.services.members import InvitationRefused, accept_invitation
from workforce_portal.security.links import BadLink


class InvitationView(TemplateView):
    """GET shows who invites to what; POST accepts, once, and goes on to sign in."""

    template_name = "organisations/invitation.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.invitation = find_invitation(kwargs["token"])
        except BadLink:
            return render(request, "organisations/invitation_over.html", {"invitation": None}, status=404)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.invitation.is_open(self.at):
            return super().get(request, *args, **kwargs)
        return render(request, "organisations/invitation_over.html", {"invitation": self.invitation}, status=410)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            membership = accept_invitation(invitation_id=self.invitation.pk, at=self.at)
        except InvitationRefused:
            return render(request, "organisations/invitation_over.html", {"invitation": self.invitation}, status=410)
        messages.success(request, f"You act for {membership.organisation}. Sign in with a code: we send it to you.")
        return redirect("account_login")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(invitation=self.invitation, **kwargs)
