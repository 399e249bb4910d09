from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import conditional_page

from campaigns.feeds import write_feed


@method_decorator(conditional_page, name="dispatch")
class FeedView(View):
    """For feed readers, which ask again and again: what has not changed is not sent again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(write_feed(timezone.now()), content_type="application/atom+xml; charset=utf-8")
