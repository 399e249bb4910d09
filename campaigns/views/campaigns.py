from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.views.generic import ListView

from campaigns.films import films_of_blocks
from campaigns.models import Campaign, VideoBlock
from campaigns.selectors.blocks import bands_of
from campaigns.selectors.campaigns import public_campaigns
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.publishing.previews import PreviewableDetailMixin


class CampaignListView(CountedPageMixin, ListView):
    template_name = "campaigns/campaign_list.html"
    context_object_name = "campaigns"

    def get_queryset(self) -> QuerySet[Campaign]:
        return public_campaigns(timezone.now())


class CampaignView(CountedPageMixin, PreviewableDetailMixin):
    queryset = Campaign.objects.select_related("picture")
    template_name = "campaigns/campaign.html"
    context_object_name = "campaign"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = timezone.now()
        bands = bands_of(self.object, at=at)
        films = films_of_blocks([band.block for band in bands if isinstance(band.block, VideoBlock)], at)
        return super().get_context_data(bands=bands, films=films, **kwargs)
