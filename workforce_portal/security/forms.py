from datetime import timedelta
from typing import cast

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import QueryDict

HONEYPOT = "homepage"
RENDERED_AT = "rendered_at"


class HoneypotInput(forms.TextInput):
    """Looks like any field to a machine that fills in forms. People never see it: its wrapper is `hidden`."""

    template_name = "security/honeypot.html"

    @property
    def is_hidden(self) -> bool:
        return True


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="form rendered at")


def _now_signed() -> str:
    return _signer().sign("")


class HumanFormMixin(forms.Form):
    """Turns away machines without asking people to prove anything.

    A hidden field that must stay empty, and a signed time of rendering with a least time to fill in
    (`LEAST_FILL_SECONDS`). Whoever fails either keeps everything typed and passes by pressing the button again:
    a person whose browser fills in everything at once must not be locked out.
    Both fields are among `hidden_fields()`, so that any form template renders them.
    """

    too_quick = "That was quicker than we expected. Check what you entered, then press the button again."
    not_a_person = (
        "We could not tell whether a person filled this in. Check what you entered, then press the button again."
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields[HONEYPOT] = forms.CharField(required=False, label="Leave this empty", widget=HoneypotInput)
        self.fields[RENDERED_AT] = forms.CharField(required=False, initial=_now_signed, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if self.cleaned_data.pop(HONEYPOT, "") or not self._was_rendered_by_us():
            self._ask_again(self.not_a_person)
        elif self._was_filled_in_too_quickly():
            self.add_error(None, self.too_quick)
        self.cleaned_data.pop(RENDERED_AT, None)
        return cleaned

    def _was_rendered_by_us(self) -> bool:
        try:
            _signer().unsign(self.cleaned_data.get(RENDERED_AT, ""))
        except BadSignature:
            return False
        return True

    def _was_filled_in_too_quickly(self) -> bool:
        least = timedelta(seconds=settings.LEAST_FILL_SECONDS)
        try:
            _signer().unsign(self.cleaned_data[RENDERED_AT], max_age=least)
        except BadSignature:
            return False
        return True

    def _ask_again(self, sentence: str) -> None:
        # What is shown again must pass the second time.
        typed = cast("QueryDict", self.data).copy()
        typed[self.add_prefix(HONEYPOT)] = ""
        typed[self.add_prefix(RENDERED_AT)] = _now_signed()
        self.data = typed
        self.add_error(None, sentence)
