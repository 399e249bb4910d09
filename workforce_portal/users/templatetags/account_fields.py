from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()

WIDTHS = {"code": "w-10"}


@register.filter
def control(field: BoundField) -> SafeString:
    """A field of allauth's forms as one of ours: our class, and no placeholder that repeats the label."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget(attrs={"class": f"input {WIDTHS.get(field.name, 'w-30')}"})
