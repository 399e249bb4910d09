"""Pages as trees, to ask them questions."""

from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse


def read(response: HttpResponse) -> Element:
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def only(page: Element, tag: str) -> Element:
    """The one element of its kind."""
    found = list(page.iter(tag))
    assert len(found) == 1, f"{len(found)} × {tag}"
    return found[0]


def texts(page: Element, tag: str, css_class: str) -> list[str]:
    return [words(element) for element in page.iter(tag) if css_class in element.get("class", "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
