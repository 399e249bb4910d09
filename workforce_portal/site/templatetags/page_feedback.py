from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("site/page_feedback.html", takes_context=True)
def page_feedback(context: Context) -> dict[str, str]:
    """Last on a page to read: two links to a form, so that the page itself needs no cookie and can be kept."""
    request, asked = context.get("request"), reverse("page_feedback")
    page = request.path if request else "/"
    return {answer: f"{asked}?{urlencode({'page': page, 'useful': answer})}" for answer in ("yes", "no")}
