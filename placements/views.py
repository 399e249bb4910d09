from django.views.generic import TemplateView

from placements import facts


class IndexView(TemplateView):
    template_name = "placements/index.html"
    extra_context = {
        "courses": [
            ("T Level in health", facts.T_LEVEL),
            ("Nursing", facts.NURSING),
            ("Social work", facts.SOCIAL_WORK),
        ],
        "tariff": facts.TARIFF,
    }
