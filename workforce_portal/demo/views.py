from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import DetailView, ListView

from workforce_portal.demo.models import DemoMail

# Whatever a mail holds, it runs no script and loads nothing; its links open in the whole window.
MAIL_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


class DemonstrationMixin:
    """Outside demonstration mode these pages do not exist."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.DEMO_MODE:
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class MailboxView(DemonstrationMixin, ListView):
    model = DemoMail
    template_name = "demo/mailbox.html"
    context_object_name = "messages_kept"
    paginate_by = 50


@method_decorator(csp_update({"frame-src": [SELF]}), name="dispatch")
class MailView(DemonstrationMixin, DetailView):
    model = DemoMail
    template_name = "demo/mail.html"
    context_object_name = "mail"


@method_decorator(xframe_options_sameorigin, name="dispatch")
@method_decorator(csp(MAIL_POLICY), name="dispatch")
class MailHtmlView(DemonstrationMixin, DetailView):
    model = DemoMail

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return HttpResponse(f'<base target="_top">{self.object.html}')


class MailCalendarView(DemonstrationMixin, DetailView):
    model = DemoMail

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if not self.object.calendar:
            raise Http404
        headers = {"Content-Disposition": 'attachment; filename="invite.ics"'}
        return HttpResponse(self.object.calendar, content_type="text/calendar; charset=utf-8", headers=headers)
