from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from campaigns.enums import Scope
from campaigns.films import film_of_story
from campaigns.filters.stories import StoryCriteria, StorySearch
from campaigns.models import Story
from campaigns.selectors.consents import may_show
from campaigns.selectors.stories import (
    card_picture,
    no_longer_told,
    public_stories,
    similar_stories,
    stories_to_read,
)
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.publishing.models import OldAddress
from workforce_portal.publishing.previews import PreviewableDetailMixin

PER_PAGE = 24


class StoryListView(CountedPageMixin, TemplateView):
    template_name = "campaigns/story_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        search = StorySearch(StoryCriteria.from_query(self.request.GET), public_stories(timezone.now()))
        page = Paginator(search.found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(search=search, page=page, total=len(search.found), **kwargs)


class NotAgreed(Http404):
    """Whom the story is about has no consent to be shown that is valid today."""


class StoryView(CountedPageMixin, PreviewableDetailMixin):
    """A story whose person no longer agrees is gone, and a preview shows nobody who has not agreed yet."""

    template_name = "campaigns/story.html"
    context_object_name = "story"

    def get_queryset(self) -> Any:
        return stories_to_read()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404 as missing:
            if no_longer_told(kwargs["slug"], timezone.now()):
                return self.gone()
            if isinstance(missing, NotAgreed):
                return self.not_agreed()
            raise

    def get_object(self, queryset: Any = None) -> Story:
        story = super().get_object(queryset)
        if self.is_preview and not may_show(story.person, Scope.WEB, timezone.now()):
            raise NotAgreed
        return story

    def gone(self) -> HttpResponse:
        step = OldAddress(next_step_text="Meet others who work in care", next_step_url=reverse("campaigns:story_list"))
        return render(self.request, "410.html", {"next_step": step}, status=HTTPStatus.GONE)

    def not_agreed(self) -> HttpResponse:
        response = render(self.request, "campaigns/story_not_agreed.html", status=HTTPStatus.NOT_FOUND)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at, story = timezone.now(), self.object
        shared = card_picture(story, at)
        return super().get_context_data(
            moments=story.moments.all(),
            similar=similar_stories(story, at),
            shared=shared,
            film=None if self.is_preview else film_of_story(story, shared),
            role=story.role if story.role and story.role.is_public(at) else None,
            **kwargs,
        )
