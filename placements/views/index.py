from django.views.generic import TemplateView

from workforce_portal.counting.views import CountedPageMixin


class IndexView(CountedPageMixin, TemplateView):
    template_name = "placements/index.html"
