from typing import Any, ClassVar

from workforce_portal.journeys.summary import ErrorSummary


class FormPageMixin:
    """A view whose page is `journeys/form_page.html`; each attribute is also a name in the template."""

    template_name: str | None = "journeys/form_page.html"
    page: ClassVar[dict[str, Any]] = {}
    page_defaults: ClassVar[dict[str, Any]] = {
        "title": "",
        "back_url": "",
        "back_text": "Back",
        "step": "",
        "lead": "",
        "question": "",
        "button_text": "Continue",
        "button_class": "",
        "form_action": "",
        "secondary_url": "",
        "secondary_text": "",
        "help_text": "",
        "carried": "",
        "is_wide": False,
    }

    def get_page(self) -> dict[str, Any]:
        """What this page says that others don't; override where it depends on the request."""
        return self.page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {**self.page_defaults, **self.get_page(), **kwargs}
        context = super().get_context_data(**context)  # type: ignore[misc]
        form = context.get("form")
        context.setdefault("summary", form.summary if form is not None else ErrorSummary([]))
        return context
