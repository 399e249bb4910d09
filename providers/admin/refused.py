"""A service's refusal, shown at the field it is about, with everything typed still there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from providers.refusals import Refusal


class RefusedForm:
    """A form that says at which field each refusal belongs; others stand above the form."""

    refusal: Refusal | None = None
    fields_of_refusals: dict[type[Refusal], str] = {}

    def show_refusal(self) -> None:
        if self.refusal is not None:
            self.add_error(self.fields_of_refusals.get(type(self.refusal)), str(self.refusal))  # type: ignore[attr-defined]


class RefusedAdmin:
    """Saving may be refused: then the transaction is gone, and the form is shown again with the sentence."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        except Refusal as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        return type(form.__name__, (form,), {"refusal": getattr(request, "refusal", None)})
