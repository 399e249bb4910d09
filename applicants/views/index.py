from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from campaigns.selectors.roles import roles_to_start
from campaigns.selectors.stories import public_stories
from workforce_portal.counting.views import CountedPageMixin

STORIES_SHOWN = 4


class IndexView(CountedPageMixin, TemplateView):
    template_name = "applicants/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = timezone.now()
        stories = public_stories(at)[:STORIES_SHOWN]
        return super().get_context_data(roles=roles_to_start(at), stories=stories, **kwargs)
