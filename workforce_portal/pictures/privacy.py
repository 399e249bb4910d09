"""Pictures may show people; who they are and what they agreed to is known to the app that shows them."""

from workforce_portal.pictures.models import Picture
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = "until staff take the picture away, or the person shown no longer agrees"

declare(
    Picture,
    personal={
        "title": Personal(why="staff may name who is shown", keep=KEEP, on_forget=OnForget.ANONYMISE),
        "image": Personal(why="somebody may be recognised", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "alt": Personal(why="it may say who is shown", keep=KEEP, on_forget=OnForget.ANONYMISE),
        "credit": Personal(why="it names who made the picture", keep=KEEP),
    },
    not_personal=[
        "id",
        "uuid",
        "focal_x",
        "focal_y",
        "width",
        "height",
        "copies",
        "drawing",
        "is_decorative",
        "created_at",
    ],
)
