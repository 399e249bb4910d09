"""Base classes of the staff screens, and the words they share."""

from typing import Any, ClassVar, Literal

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from js_asset import Script

from workforce_portal.staff import worklists

Tone = Literal["good", "few", "full", "bad", "wait"]


def status_label(word: str, tone: Tone) -> SafeString:
    """A state as everywhere in the portal: a word, a shape, then a colour."""
    return format_html('<span class="status status--{}">{}</span>', tone, word)


def with_detail(main: object, detail: object) -> SafeString:
    """A cell with its one line of detail."""
    return format_html("{}<small>{}</small>", main, detail) if detail else format_html("{}", main)


class WorklistFilter(admin.SimpleListFilter):
    """The same rows as the number on the Today page, because it is the same query."""

    title = "worklist"
    parameter_name = worklists.PARAMETER

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        known = {worklist.key for worklist in worklists.registry.for_user(request.user)}  # type: ignore[arg-type]
        return [(one.key, one.label) for one in worklists.for_model(model_admin.model) if one.key in known]

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.user = request.user

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        chosen = next((key for key, _ in self.lookup_choices if key == self.value()), None)
        rows = worklists.registry[chosen].rows if chosen else None
        return queryset.filter(pk__in=rows(request.user).values("pk")) if rows else queryset

    def get_facet_counts(self, pk_attname: str, filtered_qs: models.QuerySet[Any]) -> dict[str, Any]:
        counts = {}
        for number, (key, _) in enumerate(self.lookup_choices):
            rows = worklists.registry[key].rows
            if rows is not None:
                found = models.Q(**{f"{pk_attname}__in": rows(self.user).values("pk")})
                counts[f"{number}__c"] = models.Count(pk_attname, filter=found)
        return counts


class PortalAdmin(admin.ModelAdmin):
    """`empty_text` says what an empty list means: "No bookings yet. They appear here as people book"."""

    empty_text: ClassVar[str] = ""
    list_per_page = 50
    show_full_result_count = False  # a second count of the whole table on each page
    show_facets = admin.ShowFacets.ALWAYS
    save_on_top = False

    class Media:
        js = [Script("js/autocomplete-names.js", type="module")]

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        # What cannot be the id of any row would be Django's 500; left out, it is "nothing was selected".
        data = request.POST.copy()
        chosen = data.getlist(ACTION_CHECKBOX_NAME)
        data.setlist(ACTION_CHECKBOX_NAME, [one for one in chosen if self._may_be_id(one)])
        request.POST = data  # type: ignore[assignment]
        return super().response_action(request, *args, **kwargs)

    def _may_be_id(self, text: str) -> bool:
        try:
            self.opts.pk.to_python(text)
        except ValidationError:
            return False
        return bool(text) and "\0" not in text

    def get_list_filter(self, request: HttpRequest) -> Any:
        filters = list(super().get_list_filter(request))
        return [WorklistFilter, *filters] if any(worklists.for_model(self.model)) else filters


class ReadOnlyAdmin(PortalAdmin):
    """What staff may look at and nobody changes by hand."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
