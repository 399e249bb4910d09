import smtplib
from typing import Any

from allauth.account import views as allauth_views
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView

from workforce_portal.security import rates
from workforce_portal.users import assurance
from workforce_portal.users.forms import PasswordResetForm, SignInForm, StaffSignInForm
from workforce_portal.users.workplaces import workplaces_of

NO_MAIL_NOW = "We cannot send mail at the moment. Try again in a few minutes, or ring us."


class CountedPostMixin:
    """Every try to get in counts against the address that it comes from."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rates.require("sign_in_by_address", rates.client_address(request), at=timezone.now())
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class StartAgainMixin:
    """allauth would send somebody halfway in back to where they were; a mistyped address must be put right here."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        return None


class MailFailureMixin:
    def form_valid(self, form: Form) -> HttpResponseBase:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except (smtplib.SMTPException, OSError):
            form.add_error(None, NO_MAIL_NOW)
            return self.form_invalid(form)  # type: ignore[attr-defined]


class SignInView(StartAgainMixin, CountedPostMixin, MailFailureMixin, allauth_views.RequestLoginCodeView):
    form_class = SignInForm
    template_name = "account/login.html"


class StaffSignInView(StartAgainMixin, CountedPostMixin, allauth_views.LoginView):
    form_class = StaffSignInForm
    template_name = "account/staff_sign_in.html"


class PasswordResetView(CountedPostMixin, MailFailureMixin, allauth_views.PasswordResetView):
    form_class = PasswordResetForm


class ConfirmCodeView(CountedPostMixin, allauth_views.ConfirmLoginCodeView):
    pass


class AccountView(LoginRequiredMixin, TemplateView):
    template_name = "account/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_second_factor = assurance.has_second_factor(self.request.user)  # type: ignore[arg-type]
        workplaces = workplaces_of(self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(has_second_factor=has_second_factor, workplaces=workplaces, **kwargs)
