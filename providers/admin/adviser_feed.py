"""The calendar feed on an adviser's page: made, made anew and revoked by a button."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from providers.links.agenda import feed_url
from providers.models import Adviser, AdviserFeed
from providers.permissions import may_have_feed_of
from providers.services.agenda import open_feed, revoke_feed


class HasFeed:
    change_form_template: Any = "admin/providers/adviser/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view  # type: ignore[attr-defined]
        own = [path("<int:pk>/feed/<slug:act>/", wrap(self.feed_view), name="providers_adviser_feed")]
        return own + super().get_urls()  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        adviser = kwargs.get("obj")
        context["may_have_feed"] = adviser is not None and may_have_feed_of(adviser, request.user)
        if context["may_have_feed"]:
            feed = AdviserFeed.objects.filter(adviser=adviser, is_open=True).first()
            context["feed_url"] = feed_url(feed) if feed else ""
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def feed_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        adviser = get_object_or_404(Adviser, pk=pk)
        if not may_have_feed_of(adviser, request.user):
            raise PermissionDenied
        if act == "revoke":
            revoke_feed(adviser_id=pk)
            said = "The calendar address is revoked. Calendars that used it get nothing more."
        else:
            open_feed(adviser_id=pk)
            said = "This is the new calendar address. Any address from before is revoked."
        self.log_change(request, adviser, said.partition(".")[0])  # type: ignore[attr-defined]
        self.message_user(request, said, messages.SUCCESS)  # type: ignore[attr-defined]
        return redirect("admin:providers_adviser_change", pk)
