import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from workforce_portal.staff.panels import ShownPanel

register = template.Library()

CELL_START = re.compile(r"^<(td|th)")
# What the stock admin writes for nothing: its dash, or nothing at all where the column says so.
EMPTY_CELL = re.compile(r"^<td[^>]*>(?:\s|-|&nbsp;)*</td>$")


@register.filter
def how_long_ago(moment: datetime) -> str:
    """9:04am today, yesterday, Thursday 7 January."""
    moment = timezone.localtime(moment)
    day, today = moment.date(), timezone.localdate()
    if day == today:
        return f"{moment:%I:%M}{'am' if moment.hour < 12 else 'pm'} today".lstrip("0")
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


@register.simple_tag(takes_context=True)
def panel(context: Context, shown: ShownPanel) -> SafeString:
    return render_to_string(shown.template, shown.context, request=context["request"])


@register.filter
def facet(display: str) -> dict[str, str]:
    """A filter's choice and its count apart: the stock admin writes "Booked (64)"."""
    found = re.fullmatch(r"(.*) \((\d+)\)", str(display), re.DOTALL)
    return {"label": found[1], "count": found[2]} if found else {"label": str(display), "count": ""}


@register.filter
def labelled_by(cells: Iterable[str], headers: list[dict[str, Any]]) -> list[SafeString]:
    """The cells of a row of a changelist, each with its column's name for the narrow layout."""
    return [_labelled(cell, header) for cell, header in zip(cells, headers, strict=False)]


def _labelled(cell: str, header: dict[str, Any]) -> SafeString:
    label = escape(capfirst(strip_tags(str(header["text"]))))
    role = "rowheader" if cell.startswith("<th") else "cell"
    labelled = CELL_START.sub(lambda start: f'{start[0]} role="{role}" data-label="{label}"', cell, count=1)
    if EMPTY_CELL.search(labelled):
        labelled = labelled.replace('class="', 'class="is-nil ', 1)
    return mark_safe(labelled)  # noqa: S308 the stock admin's own cell with one escaped attribute more


@register.filter
def named_by_column(field: BoundField) -> SafeString:
    """A control in a table, where the column's heading stands for a label."""
    return field.as_widget(attrs={"aria-label": str(field.label)})
