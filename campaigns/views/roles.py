from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from campaigns.models import Role
from campaigns.selectors.roles import groups_of_roles, ladder_of
from campaigns.selectors.stories import stories_of
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.publishing.previews import PreviewableDetailMixin

STORIES_SHOWN = 4


class RoleListView(CountedPageMixin, TemplateView):
    template_name = "campaigns/role_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        starting = self.request.GET.get("starting") == "yes"
        groups = groups_of_roles(timezone.now(), starting=starting)
        return super().get_context_data(groups=groups, starting=starting, **kwargs)


class RoleView(CountedPageMixin, PreviewableDetailMixin):
    template_name = "campaigns/role.html"
    context_object_name = "role"

    def get_queryset(self) -> Any:
        return Role.objects.select_related("picture", "pay")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at, role = timezone.now(), self.object
        ladder = ladder_of(role, at)
        return super().get_context_data(
            ladder=ladder,
            sideways=next(rung.sideways for rung in ladder if rung.is_here),
            stories=list(stories_of(role, at)[:STORIES_SHOWN]),
            **kwargs,
        )
