"""Figures in templates. What names an unknown fact is left out: the figure, the source, or all within `withfact`.

    {% fact "care-worker-pay" %}             £12.71 an hour; once overdue “£12.71 an hour (as at April 2026)”
    {% fact_source "care-worker-pay" %}      the line that says who says so
    {% withfact "care-worker-pay" as pay %}The least is {{ pay.figure }}, {{ pay.says }}.{% endwithfact %}
    {{ pay|as_at }}                          nothing, or once overdue “as at April 2026”

Each takes a key or a Fact.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.template.loader import render_to_string
from django.utils import timezone

from workforce_portal.publishing import facts
from workforce_portal.publishing.models import Fact

register = template.Library()


@register.filter
def as_at(fact: Fact) -> str:
    return f"as at {fact.as_at:%B %Y}" if fact.is_overdue(timezone.localdate()) else ""


@register.simple_tag(takes_context=True)
def fact(context: Context, named: str | Fact) -> str:
    found = _find(context, named)
    if found is None:
        return ""
    dated = as_at(found)
    return f"{found.figure} ({dated})" if dated else found.figure


@register.simple_tag(takes_context=True)
def fact_source(context: Context, named: str | Fact) -> str:
    found = _find(context, named)
    return render_to_string("components/source.html", {"fact": found}) if found else ""


@register.tag
def withfact(parser: Parser, token: Token) -> WithFactNode:
    words = token.split_contents()
    if len(words) != 4 or words[2] != "as":
        raise TemplateSyntaxError("Write {% withfact key as name %}")
    inner = parser.parse(("endwithfact",))
    parser.delete_first_token()
    return WithFactNode(parser.compile_filter(words[1]), words[3], inner)


class WithFactNode(Node):
    def __init__(self, named: FilterExpression, name: str, nodelist: NodeList) -> None:
        self.named = named
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        found = _find(context, self.named.resolve(context))
        if found is None:
            return ""
        with context.push(**{self.name: found}):
            return self.nodelist.render(context)


def _find(context: Context, named: Any) -> Fact | None:
    return named if isinstance(named, Fact) else facts.find_fact(named, request=context.get("request"))
