from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from workforce_portal.pictures import drawings, services
from workforce_portal.pictures.forms import PictureForm
from workforce_portal.pictures.models import Picture, Rendition
from workforce_portal.pictures.selectors import Use, used_ids, uses_of
from workforce_portal.staff.admin import PortalAdmin, status_label

SOURCE = (None, {"fields": ["title", "upload", "drawing"]})
CENTRE = ("Centre of attention", {"fields": ["preview", "focal_x", "focal_y"]})
IN_WORDS = ("In words", {"fields": ["alt", "is_decorative", "credit"]})
USES = ("Where it is used", {"fields": ["used_on"]})
SHAPES = (("arch", "In a doorway"), ("wide", "Wide"), ("square", "Square"))


@admin.register(Picture)
class PictureAdmin(PortalAdmin):
    form = PictureForm
    list_display = ["thumbnail", "title", "shows", "state"]
    list_display_links = ["title"]
    search_fields = ["title", "alt", "drawing", "credit"]
    readonly_fields = ["preview", "used_on"]
    empty_text = "No pictures yet. Upload one, or choose one of the drawings."

    class Media:
        js = ["js/focal-point.js"]

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        if obj is None:
            return [SOURCE, IN_WORDS]
        return [SOURCE, *([CENTRE] if obj.image else []), IN_WORDS, USES]

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        used = used_ids(changelist.result_list)
        for picture in changelist.result_list:
            picture.is_used = picture.pk in used
        return changelist

    @admin.display(description="Picture")
    def thumbnail(self, picture: Picture) -> SafeString:
        url, width, height = _address(picture, "square")
        return format_html(
            '<img class="thumbnail" src="{}" alt="" width="{}" height="{}" loading="lazy">', url, width, height
        )

    @admin.display(description="What it shows", ordering="alt")
    def shows(self, picture: Picture) -> str:
        return picture.alt or "Only decorates"

    @admin.display(description="Used")
    def state(self, picture: Any) -> SafeString:
        return status_label("Used", "good") if picture.is_used else status_label("Not used", "wait")

    @admin.display(description="Click on what matters")
    def preview(self, picture: Picture) -> str:
        shapes = [(label, *_address(picture, shape)) for shape, label in SHAPES]
        context = {"picture": picture, "natural": _address(picture, "natural"), "shapes": shapes}
        return render_to_string("admin/pictures/preview.html", context)

    @admin.display(description="Used on")
    def used_on(self, picture: Picture) -> SafeString | str:
        uses = uses_of(picture)
        if not uses:
            return "Nothing yet"
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_use_link(use),) for use in uses)))

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        clean = form.cleaned_data["upload"]
        if clean:
            services.keep_upload(picture=obj, clean=clean)
        elif obj.image and {"focal_x", "focal_y"} & set(form.changed_data):
            services.cut_again(picture=obj)
        else:
            super().save_model(request, obj, form, change)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        uses = [use for picture in objs for use in uses_of(picture)]
        return to_delete, counts, perms_needed, [*map(_use_link, uses)] or protected

    def delete_model(self, request: HttpRequest, obj: Picture) -> None:
        services.delete_picture(picture=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> None:
        for picture in queryset:
            services.delete_picture(picture=picture)


def _use_link(use: Use) -> SafeString:
    if not use.admin_url:
        return format_html("{}: {}", use.what.capitalize(), use.name)
    return format_html('{}: <a href="{}">{}</a>', use.what.capitalize(), use.admin_url, use.name)


def _address(picture: Picture, shape: str) -> tuple[str, int, int]:
    """Of the smallest copy of that shape, or of the drawing."""
    drawing = drawings.get(picture.drawing) if picture.drawing else None
    if drawing:
        return static(drawing.static_name), drawing.width, drawing.height
    copy = _smallest(picture, shape)
    return reverse("pictures:file", args=[picture.uuid, copy.name]), copy.width, copy.height


def _smallest(picture: Picture, shape: str) -> Rendition:
    return min((one for one in picture.renditions if one.shape == shape), key=lambda one: one.width)
