"""“None of these suit me”: three times that would, and we ring."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from providers.enums import CallBackStatus
from providers.forms.call_backs import CallBackForm
from providers.links.call_backs import call_back_path, find_call_back_by_token
from providers.refusals import CallSettled
from providers.services.call_backs import ask_for_call_back, withdraw_call_back
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class CallBackAskView(FormPageMixin, FormView):
    """Answers given while booking come along: the button that leads here posts them with `step=ask`."""

    form_class = CallBackForm
    template_name = "providers/call_back_ask.html"
    page = {
        "title": "Tell us when you could talk",
        "lead": "Give us up to three times that suit you. We ring or write within 2 working days and find a time "
        "together.",
        "button_text": "Ask us to ring",
        "button_class": "still",
    }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("step") == "ask":
            form = CallBackForm(initial=request.POST.dict())
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: CallBackForm) -> HttpResponse:
        at = timezone.now()
        rates.require("call_back_by_address", rates.client_address(self.request), at=at)
        call = ask_for_call_back(
            details=form.details(), times=form.times(), at=at, idempotency_key=form.cleaned_data["key"]
        )
        return redirect(call_back_path(call))


class CallBackView(PrivatePageMixin, TemplateView):
    """What was asked, and by when we ring. GET shows; POST takes the request back."""

    template_name = "providers/call_back.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.call = find_call_back_by_token(kwargs["token"])
        except BadLink:
            return render(request, "providers/call_back_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            withdraw_call_back(call_id=self.call.pk, at=timezone.now())
        except CallSettled as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, "We will not ring about this any more.")
        return redirect(call_back_path(self.call))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_open = self.call.status == CallBackStatus.OPEN
        return super().get_context_data(call=self.call, is_open=is_open, path=call_back_path(self.call), **kwargs)
