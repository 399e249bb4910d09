from __future__ import annotations

from typing import Any

from csp.constants import NONCE
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, quote, unquote
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from js_asset import Media
from reversion.admin import VersionAdmin

from workforce_portal.places.clock import say_date
from workforce_portal.publishing import addresses, services
from workforce_portal.publishing.admin.filters import StageFilter
from workforce_portal.publishing.admin.forms import SEEN, LondonTimeField, PublishableForm, RetireForm
from workforce_portal.publishing.admin.labels import stage_label, stage_sentence
from workforce_portal.publishing.admin.versions import VersionPages
from workforce_portal.publishing.enums import Stage
from workforce_portal.publishing.models import Publishable
from workforce_portal.publishing.permissions import can_change_page, can_publish
from workforce_portal.publishing.previews import preview_url
from workforce_portal.publishing.services import NotPublishable
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail

PUBLICATION = (
    "When it is public, and who looks after it",
    {
        "fields": ["publish_at", "unpublish_at", "review_by", "owner"],
        "description": "Times are those in London. Without a time of appearing it appears when it is published.",
    },
)
ABOUT_PUBLICATION = {"publish_at", "unpublish_at", "review_by", "owner", SEEN}


class PublishableAdmin(VersionAdmin, PortalAdmin):
    """Screens of a Publishable: staff write and preview it, publishers publish it, and every version is kept.

    Inlines are part of each version. The fields of `PUBLICATION` come by themselves; a form inherits PublishableForm.
    What a model needs before it may be public it says in `publish_problems`.
    """

    form = PublishableForm
    change_form_template = "admin/publishing/change_form.html"
    change_list_template = "admin/change_list.html"
    list_display = ["__str__", "stage", "review", "owner"]
    list_filter = [StageFilter, "owner"]
    list_select_related = ["owner"]
    formfield_overrides = {models.DateTimeField: {"form_class": LondonTimeField, "widget": AdminSplitDateTime}}
    view_on_site = False  # a draft has nothing to view: the page's own panel links to what there is

    # --- what may be done ---

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or can_change_page(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is published is taken back or retired first: its address may be in print."""
        return super().has_delete_permission(request, obj) and not (obj is not None and obj.is_published)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = list(super().get_fieldsets(request, obj))
        return sets if "review_by" in flatten_fieldsets(sets) else [*sets, PUBLICATION]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in super().get_fields(request, obj) if name != SEEN]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"owner": str(request.user.pk), **super().get_changeform_initial_data(request)}

    def get_ordering(self, request: HttpRequest) -> Any:
        """The list of what is due begins with what has waited longest."""
        is_due = request.GET.get("worklist", "").endswith("-due-for-review")
        return ["review_by", "pk"] if is_due else super().get_ordering(request)

    # --- columns ---

    @admin.display(description="status", ordering="publish_at")
    def stage(self, page: Publishable) -> str:
        return stage_label(page, timezone.now())

    @admin.display(description="review by", ordering="review_by")
    def review(self, page: Publishable) -> str:
        if page.review_by is None:
            return "No date"
        is_due = page.is_published and page.review_by <= timezone.localdate()
        return with_detail(say_date(page.review_by), status_label("Due", "few") if is_due else "")

    # --- saving ---

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusals = getattr(request, "publish_refusals", [])
        return form

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self._saving(super().add_view, request, form_url, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self._saving(super().change_view, request, object_id, form_url, extra_context)

    def _saving(self, view: Any, request: HttpRequest, *rest: Any) -> HttpResponse:
        """What would stand in public broken is rolled back, and shown again as it was typed, with the reasons."""
        try:
            return view(request, *rest)
        except NotPublishable as refused:
            request.publish_refusals = refused.problems  # type: ignore[attr-defined]
            return view(request, *rest)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        saved = form.saved if change else None
        if saved and saved.publish_at and saved.publish_at <= timezone.now():
            addresses.remember_move(saved.get_absolute_url(), obj.get_absolute_url())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        page, at = form.instance, timezone.now()
        if change and (_content_changed(form) or any(formset.has_changed() for formset in formsets)):
            services.note_change(page, at=at)
        if page.is_published:
            saved = type(page)._default_manager.get(pk=page.pk)
            if problems := saved.publish_problems(at):
                raise NotPublishable(problems)

    # --- pages ---

    def get_urls(self) -> list[URLPattern]:
        """Without the pages of VersionAdmin, which show an old version by writing it into the database."""
        versions = VersionPages(self)
        acts = {
            "publish": self.publish_view,
            "unpublish": self.unpublish_view,
            "retire": self.retire_view,
            "withdraw_previews": self.withdraw_previews_view,
        }
        own = [
            path(f"<path:object_id>/{act}/", self.admin_site.admin_view(view), name=self._name(act))
            for act, view in acts.items()
        ]
        restore = path(
            "<path:object_id>/restore/<int:version_id>/",
            self.admin_site.admin_view(versions.restore_page),
            name=self._name("restore"),
        )
        return [*own, restore, *super(VersionAdmin, self).get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return VersionPages(self).list_page(request, object_id)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        page = kwargs.get("obj")
        if page is not None:
            context["publishing"] = self._panel(request, page)
        response: Any = super().render_change_form(request, context, *args, **kwargs)
        # An editor of blocks brings an inline import map: this page's nonce lets it in, and nothing else.
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
        response.context_data["media"] = Media.from_media(response.context_data["media"], nonce=nonce)
        response._csp_update = {"script-src": [NONCE]}
        return response

    def _panel(self, request: HttpRequest, page: Publishable) -> dict[str, Any]:
        at = timezone.now()
        stage = page.stage(at)
        may_publish = can_publish(request.user, page)
        return {
            "label": stage_label(page, at),
            "sentence": stage_sentence(page, at),
            "problems": [] if page.is_published else services.problems_before_publishing(page, at),
            "may_publish": may_publish,
            "is_locked": page.is_published and not may_publish,
            "address": page.get_absolute_url() if stage is Stage.PUBLISHED else "",
            "preview": preview_url(page) if stage is not Stage.PUBLISHED else "",
        }

    # --- acts ---

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_or_404(request, object_id)
        if request.method == "POST":
            try:
                page = services.publish(page, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            except NotPublishable as refused:
                for problem in refused.problems:
                    self.message_user(request, problem, messages.ERROR)
            else:
                self._done(request, page, stage_sentence(page, timezone.now()))
        return self.back_to(page)

    def unpublish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_or_404(request, object_id)
        if request.method == "POST":
            services.unpublish(page, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            self._done(request, page, "It is a draft again.")
        return self.back_to(page)

    def retire_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_or_404(request, object_id)
        if not can_publish(request.user, page):
            raise PermissionDenied
        form = RetireForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            services.retire(page, **form.cleaned_data, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            self._done(request, page, "It is retired. Its address says so, and what to do instead.")
            return self.back_to(page)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "page": page, "form": form}
        return TemplateResponse(request, "admin/publishing/retire.html", {**context, "title": f"Retire “{page}”"})

    def withdraw_previews_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_or_404(request, object_id)
        if request.method == "POST":
            services.withdraw_previews(page, by=request.user)  # type: ignore[arg-type]
            self._done(request, page, "Preview links that were given out no longer work.")
        return self.back_to(page)

    def page_or_404(self, request: HttpRequest, object_id: str) -> Any:
        page = self.get_object(request, unquote(object_id))
        if page is None:
            raise Http404
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        return page

    def back_to(self, page: Publishable) -> HttpResponse:
        return redirect(
            reverse(f"admin:{self._name('change')}", args=[quote(page.pk)], current_app=self.admin_site.name)
        )

    def _done(self, request: HttpRequest, page: Publishable, sentence: str) -> None:
        self.log_change(request, page, sentence)
        self.message_user(request, sentence, messages.SUCCESS)

    def _name(self, act: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{act}"


def _content_changed(form: Any) -> bool:
    return any(_differs(form, name) for name in form.changed_data if name not in ABOUT_PUBLICATION)


def _differs(form: Any, name: str) -> bool:
    """Browsers send other line ends than those that were stored, which changes nothing."""
    before, after = form[name].initial, form.cleaned_data.get(name)
    if isinstance(before, str) and isinstance(after, str):
        return before.splitlines() != after.splitlines()
    return True
