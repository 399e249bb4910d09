"""Taking resources and packs away, and asking about them. No page of these stands before a download."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import DetailView, FormView, View
from django.views.generic.base import ContextMixin, TemplateView

from providers.enums import CountKind
from providers.forms.resources import FormatRequestForm, ResourceNewsForm
from providers.links.resources import find_subscription, news_path
from providers.models import Pack, Resource, ResourceVersion
from providers.selectors.resources import (
    changes_since,
    is_as_it_should_be,
    live_packs,
    live_resources,
    resources_with_address,
    withdrawn_members,
)
from providers.services.resource_requests import ask_for_format, ask_for_news, start_news, stop_news
from providers.views.downloads import FOR_AN_HOUR, LOOK_AGAIN, give_file
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.places.clock import say_date
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

GONE = 410
NOT_NOW = 503


class ResourceDownloadView(View):
    """The address that never changes: it gives whatever is current."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        resource = get_object_or_404(resources_with_address().with_current(), slug=slug)
        version = resource.current_version
        if not resource.is_live:
            return render(request, "providers/resource_gone.html", {"resource": resource}, status=GONE)
        if version is None:
            return redirect(resource)
        version.resource = resource
        return _give_version(request, version, LOOK_AGAIN)


class VersionMixin(ContextMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        resource = get_object_or_404(resources_with_address(), slug=kwargs["slug"])
        self.version = get_object_or_404(resource.versions, number=kwargs["number"])
        self.version.resource = resource
        if not resource.is_live or self.version.withdrawn_at:
            context = {"resource": resource, "version": self.version}
            return render(request, "providers/resource_gone.html", context, status=GONE)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ResourceVersionView(VersionMixin, TemplateView):
    """Whether somebody's copy is the latest, and what has changed since."""

    template_name = "providers/resource_version.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            resource=self.version.resource, version=self.version, since=list(changes_since(self.version)), **kwargs
        )


class ResourceVersionFileView(VersionMixin, View):
    def get(self, request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
        return _give_version(request, self.version, FOR_AN_HOUR)


def _give_version(request: HttpRequest, version: ResourceVersion, caching: str) -> HttpResponseBase:
    return give_file(
        request,
        stored=_there(version.file.name),
        name=version.original_name,
        mime=version.mime,
        sha256=version.sha256,
        size=version.bytes,
        dated=version.published_at.timestamp(),
        caching=caching,
        counted_as=(CountKind.DOWNLOAD, version.resource_id),
    )


def _there(name: str | None) -> str:
    if not name or not default_storage.exists(name):
        raise Http404("The file is not in its folder")
    return name


class PackView(DetailView):
    """What is in the pack and how large it is, before the click."""

    template_name = "providers/pack.html"
    context_object_name = "pack"

    def get_queryset(self) -> Any:
        return live_packs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            withdrawn=withdrawn_members(self.object), is_ready=is_as_it_should_be(self.object), **kwargs
        )


class PackDownloadView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        pack: Pack = get_object_or_404(live_packs(), slug=slug)
        if not pack.built_contents or pack.built_at is None:
            return redirect(pack)
        # Something in it was withdrawn a moment ago, and the ZIP without it is not built yet.
        if not is_as_it_should_be(pack):
            response = render(request, "providers/pack_not_ready.html", {"pack": pack}, status=NOT_NOW)
            response["Retry-After"] = "300"
            return response
        return give_file(
            request,
            stored=_there(pack.built_zip.name),
            name=f"{pack.slug}.zip",
            mime="application/zip",
            sha256=pack.built_sha256,
            size=pack.built_bytes,
            dated=pack.built_at.timestamp(),
            caching=LOOK_AGAIN,
            counted_as=(CountKind.PACK, pack.pk),
        )


class AboutResourceMixin(FormPageMixin):
    resource: Resource

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.resource = get_object_or_404(live_resources(), slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(resource=self.resource, **kwargs)


class FormatRequestView(AboutResourceMixin, FormView):
    form_class = FormatRequestForm
    template_name = "providers/format_request.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Ask for another format",
            "lead": f"“{self.resource.title}” in a format that works for you or for somebody in your team.",
            "back_url": self.resource.get_absolute_url(),
            "back_text": self.resource.title,
            "button_text": "Send the request",
            "button_class": "still",
        }

    def form_valid(self, form: FormatRequestForm) -> HttpResponse:
        at, data = timezone.now(), form.cleaned_data
        rates.require("format_request_by_address", rates.client_address(self.request), at=at)
        rates.require("format_request_by_email", data["email"], at=at)
        asked = ask_for_format(
            resource_id=self.resource.pk,
            wanted=data["wanted"],
            details=data["details"],
            name=data["name"],
            email=data["email"],
            at=at,
        )
        messages.success(
            self.request,
            f"We have your request, and answer by {say_date(asked.due_on)}. A mail that says so is on its way.",
        )
        return redirect(self.resource)


class ResourceTellMeView(AboutResourceMixin, FormView):
    """The answer is the same whether or not the address follows the resource already."""

    form_class = ResourceNewsForm
    template_name = "providers/resource_tell_me.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Tell me when this changes",
            "lead": f"One short mail when “{self.resource.title}” has a new version. Each has a link to stop.",
            "back_url": self.resource.get_absolute_url(),
            "back_text": self.resource.title,
            "button_text": "Tell me",
            "button_class": "still",
        }

    def form_valid(self, form: ResourceNewsForm) -> HttpResponse:
        at, email = timezone.now(), form.cleaned_data["email"]
        rates.require("resource_news_by_address", rates.client_address(self.request), at=at)
        rates.require("resource_news_by_email", email, at=at)
        ask_for_news(resource_id=self.resource.pk, email=email, at=at)
        messages.success(
            self.request, "Look in your e-mail: if we do not have your yes already, a link to give it is there."
        )
        return redirect(self.resource)


class ResourceNewsView(PrivatePageMixin, View):
    """Behind the link in the mails. GET shows; the buttons start and stop."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.subscription = find_subscription(kwargs["token"])
        except BadLink:
            return render(request, "providers/resource_news_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        context = {
            "subscription": self.subscription,
            "resource": self.subscription.resource,
            "is_told": self.subscription.confirmed_at and not self.subscription.unsubscribed_at,
        }
        return render(request, "providers/resource_news.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        change = stop_news if "stop" in request.POST else start_news
        change(subscription_id=self.subscription.pk, at=timezone.now())
        return redirect(news_path(self.subscription))
