from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from workforce_portal.pictures import drawings, registry, share_cards
from workforce_portal.pictures.models import Picture, Rendition

register = template.Library()
NOTHING = SafeString("")


@register.simple_tag(takes_context=True)
def picture(
    context: Context,
    pic: Picture | None,
    shape: str = "natural",
    sizes: str = "100vw",
    lazy: bool = True,
    css: str = "",
    alt: str | None = None,
) -> SafeString:
    """A picture with its size, so that nothing jumps. `lazy=False` is for what is seen first, such as a hero.

    `alt=""` is for a portrait beside its own name. A picture that may not be shown is nothing at all.
    """
    if pic is None or pic.pk in _withheld(context):
        return NOTHING
    attributes = _attributes(pic.alt if alt is None else alt, css, lazy)
    drawing = drawings.get(pic.drawing) if pic.drawing else None
    if drawing:
        return _img(static(drawing.static_name), drawing.width, drawing.height, attributes)
    return _uploaded(pic, shape, sizes, attributes) if pic.image else NOTHING


@register.simple_tag
def drawing(name: str, alt: str = "", lazy: bool = True, css: str = "") -> SafeString:
    """One of the portal's own drawings, by its name, such as `portrait-yasmin`."""
    found = drawings.get(name)
    if found is None:
        return NOTHING
    return _img(static(found.static_name), found.width, found.height, _attributes(alt, css, lazy))


@register.simple_tag
def share_card(line: str, name: str = "", face: str = "", picture: Picture | None = None) -> str:
    """The absolute address of the card for a link preview, without a picture that is kept off cards."""
    pic = picture if picture and registry.may_stand_on_card(picture, timezone.now()) else None
    return settings.SITE_URL + share_cards.share_card_url(str(line), name=str(name), face=face, pic=pic)


def _withheld(context: Context) -> frozenset[int]:
    # Once a page, whatever the number of its pictures and of the templates that it is put together from.
    request = context.get("request")
    if request is None:
        return registry.withheld(timezone.now())
    if not hasattr(request, "withheld_pictures"):
        request.withheld_pictures = registry.withheld(timezone.now())
    found: frozenset[int] = request.withheld_pictures
    return found


def _uploaded(pic: Picture, shape: str, sizes: str, attributes: list[tuple[str, str]]) -> SafeString:
    copies = [one for one in pic.renditions if one.shape == shape]
    fallback = next((one for one in copies if one.format == "jpeg"), None)
    if fallback is None:
        raise ValueError(f"“{pic}” has no copy of the shape {shape}")
    srcset = ", ".join(f"{_url(pic, one)} {one.width}w" for one in copies if one.format == "webp")
    img = _img(_url(pic, fallback), fallback.width, fallback.height, attributes)
    return format_html('<picture><source type="image/webp" srcset="{}" sizes="{}">{}</picture>', srcset, sizes, img)


def _url(pic: Picture, rendition: Rendition) -> str:
    return reverse("pictures:file", args=[pic.uuid, rendition.name])


def _attributes(alt: str, css: str, lazy: bool) -> list[tuple[str, str]]:
    loading = [("loading", "lazy"), ("decoding", "async")] if lazy else [("fetchpriority", "high")]
    return [("alt", alt), *loading, *([("class", css)] if css else [])]


def _img(src: str, width: int, height: int, attributes: list[tuple[str, str]]) -> SafeString:
    rest = format_html_join("", ' {}="{}"', attributes)
    return format_html('<img src="{}" width="{}" height="{}"{}>', src, width, height, rest)
