from types import SimpleNamespace

import html5lib
import pytest
from django.template import engines


@pytest.fixture
def draw():
    """Draws a form with the pack, and gives the page as a tree whose elements are found by id."""

    def draw_form(form, source="{% load crispy_forms_tags %}{% crispy form %}", **context):
        html = engines["django"].from_string(source).render({"form": form, **context})
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree = parser.parseFragment(html)
        by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
        return SimpleNamespace(html=html, tree=tree, by_id=by_id)

    return draw_form
