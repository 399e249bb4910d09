from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from workforce_portal.places.clock import say_date
from workforce_portal.publishing.models import Fact
from workforce_portal.publishing.worklists import first_due
from workforce_portal.staff import worklists
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail


class FactForm(forms.ModelForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        as_at, review_by = self.cleaned_data.get("as_at"), self.cleaned_data.get("review_by")
        if as_at and as_at > timezone.localdate():
            self.add_error("as_at", "Enter the day on which somebody looked at the source, today at the latest.")
        if as_at and review_by and review_by <= as_at:
            self.add_error("review_by", "Enter a day after the one on which the source was checked.")
        return cleaned


class OverdueFilter(admin.SimpleListFilter):
    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("overdue", "Overdue")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        return rows.overdue(timezone.localdate()) if self.value() == "overdue" else queryset


@admin.register(Fact)
class FactAdmin(PortalAdmin):
    form = FactForm
    list_display = ["says_figure", "period", "from_source", "as_at", "review"]
    list_filter = [OverdueFilter]
    search_fields = ["key", "figure", "says", "source"]
    search_help_text = "Figure, sentence, source or key"
    empty_text = "No facts yet. A figure on a page comes from here, with its source."
    fieldsets = [
        (None, {"fields": ["key", "figure", "says", "period"]}),
        ("Who says so", {"fields": ["source", "source_url", "as_at", "review_by"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Fact | None = None) -> list[str]:
        """Pages name it by its key."""
        return ["key"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Fact | None = None) -> bool:
        """A page that names it would lose its sentence: only those who look after the whole portal may."""
        return super().has_delete_permission(request, obj) and bool(request.user.is_superuser)

    @admin.display(description="fact", ordering="key")
    def says_figure(self, fact: Fact) -> str:
        return with_detail(fact.figure, f"{fact.says} ({fact.key})")

    @admin.display(description="source", ordering="source")
    def from_source(self, fact: Fact) -> str:
        return format_html('<a href="{}">{}</a>', fact.source_url, fact.source)

    @admin.display(description="look again by", ordering="review_by")
    def review(self, fact: Fact) -> str:
        is_overdue = fact.is_overdue(timezone.localdate())
        return with_detail(say_date(fact.review_by), status_label("Overdue", "bad") if is_overdue else "")


worklists.register(
    worklists.Worklist(
        key="facts-overdue",
        label="Facts overdue",
        why="Pages state these figures and now add of what month they are. Look at the source, put the figure right "
        "if it changed, then say when you looked and when somebody looks again.",
        permission="publishing.change_fact",
        position=65,
        model=Fact,
        rows=lambda user: Fact.objects.overdue(timezone.localdate()).order_by(),
        dated_by="review_by",
        detail=first_due,
        is_late=True,
    )
)
