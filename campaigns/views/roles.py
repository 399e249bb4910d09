from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from campaigns.models import Role
from campaigns.selectors.roles import groups_of_roles, ladder_of, ways_on_from
from campaigns.selectors.stories import stories_of
from workforce_portal.publishing.previews import PreviewableDetailMixin

STORIES_SHOWN = 4


class RoleListView(TemplateView):
    template_name = "campaigns/role_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        starting = self.request.GET.get("starting") == "yes"
        groups = groups_of_roles(timezone.now(), starting=starting)
        return super().get_context_data(groups=groups, starting=starting, **kwargs)


class RoleView(PreviewableDetailMixin):
    template_name = "campaigns/role.html"
    context_object_name = "role"

    def get_queryset(self) -> Any:
        return Role.objects.select_related("picture", "pay")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at, role = timezone.now(), self.object
        return super().get_context_data(
            ladder=ladder_of(role, at),
            ways_on=ways_on_from(role, at),
            stories=stories_of(role, at)[:STORIES_SHOWN],
            **kwargs,
        )
