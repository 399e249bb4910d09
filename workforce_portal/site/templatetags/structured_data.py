import json
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce_portal.site import structured_data

register = template.Library()
# As in django.utils.html.json_script: nothing in the data can end the element or begin a comment.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Structured data for search engines. It is no script, so the content security policy lets it stand."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.simple_tag
def home_data() -> dict[str, Any]:
    return structured_data.home()


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: Context, steps: Any, here: str) -> dict[str, Any]:
    """The trail of the page, and the page itself as its last step where the template names it."""
    request = context.get("request")
    last = [(here, request.path)] if here and request else []
    return structured_data.breadcrumbs([*(steps or []), *last])
