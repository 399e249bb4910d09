from __future__ import annotations

from typing import Any, BinaryIO, cast

from django import forms

from workforce_portal.pictures import drawings
from workforce_portal.pictures.images import MOST_BYTES, CleanImage, clean_image
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.refusals import PictureRefused

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


class PictureForm(forms.ModelForm):
    """An upload or a drawing, and what it shows for those who cannot see it."""

    upload = forms.FileField(
        label="Picture file",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=f"JPEG, PNG, WebP or AVIF, up to {MOST_BYTES >> 20} MB. "
        "The place where it was taken and all else that a camera writes into it is removed.",
    )
    drawing = forms.ChoiceField(label="Or a drawing", required=False)

    class Meta:
        model = Picture
        fields = ("title", "drawing", "focal_x", "focal_y", "alt", "is_decorative", "credit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called = [(name, name.replace("-", " ").capitalize()) for name in drawings.names()]
        cast(forms.ChoiceField, self.fields["drawing"]).choices = [("", "No drawing"), *called]

    def clean_upload(self) -> CleanImage | None:
        upload = self.cleaned_data["upload"]
        if not upload:
            return None
        try:
            return clean_image(cast(BinaryIO, upload.file))
        except PictureRefused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        self._check_source(cleaned)
        alt, decorates = cleaned.get("alt"), cleaned.get("is_decorative")
        if not alt and not decorates and "alt" not in self.errors:
            self.add_error("alt", "Say what the picture shows, or tick that it only decorates.")
        if alt and decorates:
            self.add_error("is_decorative", "Untick this, or take the words away: they would never be read out.")
        return cleaned

    def _check_source(self, cleaned: dict[str, Any]) -> None:
        if "upload" in self.errors:
            return
        upload, drawing = cleaned.get("upload"), cleaned.get("drawing")
        if upload and drawing and "drawing" in self.changed_data:
            self.add_error("drawing", "Upload a file or choose a drawing, not both.")
        if drawing and self.instance.image and not upload:
            self.add_error("drawing", "This picture is an uploaded file. For a drawing, add another picture.")
        if not upload and not drawing and not self.instance.image:
            self.add_error("upload", "Upload a picture file, or choose a drawing.")
