from dataclasses import dataclass

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()


@dataclass(frozen=True)
class MenuEntry:
    label: str
    url: str
    current: str


@register.simple_tag(takes_context=True)
def menu_entries(context: Context, *labels_and_names: str) -> list[MenuEntry]:
    """The menu, from pairs of label and address name. The entry with the longest address above this page is current."""
    request = context.get("request")
    path = request.path if request else ""
    pairs = zip(labels_and_names[::2], labels_and_names[1::2], strict=True)
    urls = {label: reverse(name) for label, name in pairs}
    nearest = max((url for url in urls.values() if path.startswith(url)), key=len, default="")
    return [MenuEntry(label, url, _current(url, path, nearest)) for label, url in urls.items()]


@register.simple_tag
def trail_steps(*labels_and_names: str) -> list[tuple[str, str]]:
    """Steps for `frame/trail.html`, from pairs of label and address name."""
    pairs = zip(labels_and_names[::2], labels_and_names[1::2], strict=True)
    return [(label, reverse(name)) for label, name in pairs]


def _current(url: str, path: str, nearest: str) -> str:
    if url == path:
        return "page"
    return "true" if url == nearest else ""
