from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from workforce_portal.security import rates
from workforce_portal.users.models import User

TOO_OFTEN = "We have sent several mails to this address within the hour. Look for the newest, or try again later."
TOO_MANY_CODES = "Too many codes were tried. Wait a few minutes, then try again."


def _word_email(field: forms.Field) -> None:
    field.label = "E-mail address"
    field.error_messages["required"] = "Enter your e-mail address"
    field.error_messages["invalid"] = "Enter an e-mail address like name@example.org"
    field.widget.attrs.pop("placeholder", None)


def _word_code(field: forms.Field) -> None:
    field.label = "Code from your app, or a recovery code"
    field.error_messages["required"] = "Enter the code"
    field.widget.attrs.pop("placeholder", None)


class SignInForm(RequestLoginCodeForm):
    """Asks for a code by e-mail. Whoever we do not know, or who is staff, gets a mail that says so instead."""

    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_email(self.fields["email"])

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if not rates.hit("sign_in_by_email", email, at=timezone.now()):
            raise ValidationError(TOO_OFTEN)
        super().clean_email()
        if self._user and self._user.is_staff:
            self._user = None
        return email


class StaffSignInForm(LoginForm):
    user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_email(self.fields["login"])
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = "Enter your password"
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def _clean_with_password(self, credentials: dict[str, Any]) -> dict[str, Any]:
        cleaned = super()._clean_with_password(credentials)
        if self.user is None or not self.user.is_staff:
            self.user = None
            raise ValidationError(self._mismatch())
        return cleaned

    def _mismatch(self) -> str:
        return get_adapter().error_messages["email_password_mismatch"]


class PasswordResetForm(ResetPasswordForm):
    """Only staff have passwords; the answer is the same for everybody."""

    users: list[User]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_email(self.fields["email"])

    def clean_email(self) -> str:
        if not rates.hit("sign_in_by_email", self.cleaned_data["email"], at=timezone.now()):
            raise ValidationError(TOO_OFTEN)
        email = super().clean_email()
        self.users = [user for user in self.users if user.is_staff]
        return email


class _CodeTriesMixin:
    """A limit that holds without a cache: allauth's own lives in one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self.fields["code"])  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        if not rates.hit("second_factor_by_user", str(self.user.pk), at=timezone.now()):  # type: ignore[attr-defined]
            raise ValidationError(TOO_MANY_CODES)
        return super().clean_code()  # type: ignore[misc]


class SecondFactorForm(_CodeTriesMixin, AuthenticateForm):
    pass


class SecondFactorAgainForm(_CodeTriesMixin, ReauthenticateForm):
    pass


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        passwordless = self.fields["passwordless"]
        passwordless.label = "It may sign me in without my password"
        passwordless.help_text = "Only if it asks for your finger, your face or a PIN."
