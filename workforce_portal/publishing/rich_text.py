"""Text with a few marks: paragraphs, two levels of heading, bold, lists, links. Nothing else is ever stored."""

from __future__ import annotations

import re
from typing import Any

import nh3
from django import forms
from django.db import models
from js_asset import Script

from workforce_portal.publishing.addresses import is_own_address

TAGS = {"p", "br", "h2", "h3", "strong", "ul", "ol", "li", "a"}
# What people paste for the same thing. Level one is the page's own title.
SAME_AS = {"b": "strong", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
# What stands in these is never text to read: Word's and a browser's own matter.
NEVER_TEXT = {"script", "style", "title", "template", "xml"}
OUTSIDE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:[+\d])", re.IGNORECASE)
SAME_TAG = re.compile(rf"<(/?)({'|'.join(SAME_AS)})(?=[\s>/])", re.IGNORECASE)
# The editor puts a paragraph into every item of a list.
LONE_PARAGRAPH = re.compile(r"<li><p>((?:(?!</?p>).)*)</p>(?=</li>|<ul>|<ol>)")
EMPTY = re.compile(r"<(p|h2|h3|li|ul|ol|strong|a)(?:\s[^>]*)?>(?:\s|&nbsp;|\xa0|<br>)*</\1>")


def clean_html(html: str) -> str:
    """What of `html` may be shown. Links lead to http, https, mailto, tel or an address of this portal."""
    renamed = SAME_TAG.sub(lambda tag: f"<{tag[1]}{SAME_AS[tag[2].lower()]}", html)
    cleaned = nh3.clean(
        renamed,
        tags=TAGS,
        clean_content_tags=NEVER_TEXT,
        attributes={"a": {"href"}},
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return _without_empty(LONE_PARAGRAPH.sub(r"<li>\1", cleaned)).strip()


def _kept(tag: str, attribute: str, value: str) -> str | None:
    value = value.strip()
    return value if OUTSIDE.match(value) or is_own_address(value) or re.fullmatch(r"#[\w-]+", value) else None


def _without_empty(html: str) -> str:
    """What pasted text leaves between paragraphs; taking one away may leave another empty."""
    while (shorter := EMPTY.sub("", html)) != html:
        html = shorter
    return html


class RichTextWidget(forms.Textarea):
    """The editor where scripts run; otherwise the text with its marks, to be written by hand."""

    # Without the library's own start-up, which needs an inline import map: ours imports the editor by its address.
    class Media:
        css = {
            "all": [
                "django_prose_editor/material-icons.css",
                "django_prose_editor/editor.css",
                "django_prose_editor/overrides.css",
            ]
        }
        js = [Script("js/rich-text.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 8, "class": "vLargeTextField", "data-rich-text": "", **(attrs or {})})


class RichTextFormField(forms.CharField):
    widget = RichTextWidget

    def to_python(self, value: Any) -> str:
        return clean_html(super().to_python(value) or "")


class RichTextField(models.TextField):
    """Cleaned however it is filled in: by a form, by `full_clean`, and at the last moment by saving."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(clean_html(value or ""), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = clean_html(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{**kwargs, "form_class": RichTextFormField, "widget": RichTextWidget})

    def deconstruct(self) -> Any:
        """The database knows a text: what may stand in it is not the schema's."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
