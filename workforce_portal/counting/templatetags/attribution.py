"""Links and forms that take along by what somebody came: see docs/counting.md. Every template has these tags.

{% carried_url "campaigns:role" role.slug %} or {% carried_url role.get_absolute_url %}, with a query if it has one:
{% carried_url "providers:drop_in_book" drop_in.pk slot=drop_in.pk %}. {% call_url … %} is the same for a call to
action, whose following is counted; {% carried_field %} stands in a form with method="get", whose action loses its
query.
"""

from typing import Any

from django import template
from django.http import QueryDict
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce_portal.counting.sources import PARAMETER, carry, source_of

register = template.Library()


@register.simple_tag(takes_context=True)
def carried_url(context: Context, to: str, *args: Any, **query: Any) -> str:
    return carry(_address(to, args, query), _code(context))


@register.simple_tag(takes_context=True)
def call_url(context: Context, to: str, *args: Any, **query: Any) -> str:
    return carry(_address(to, args, query), _code(context), as_call=True)


@register.simple_tag(takes_context=True)
def carried_field(context: Context) -> SafeString | str:
    code = _code(context)
    return format_html('<input type="hidden" name="{}" value="{}">', PARAMETER, code) if code else ""


def _address(to: str, args: tuple[Any, ...], query: dict[str, Any]) -> str:
    path = to if to.startswith(("/", "?", "#", "https://")) else reverse(to, args=args)
    if not query:
        return path
    asked = QueryDict(mutable=True)
    asked.update(query)
    return f"{path}{'&' if '?' in path else '?'}{asked.urlencode()}"


def _code(context: Context) -> str:
    request = context.get("request")
    return source_of(request).code if request else ""
