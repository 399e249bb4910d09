from typing import Any

from django.core.management.base import BaseCommand

from workforce_portal.pictures.drawings import FOLDER
from workforce_portal.pictures.studio.gallery import gallery


class Command(BaseCommand):
    help = "Draws the portal’s people and places anew, into static/img."

    def handle(self, *args: Any, **options: Any) -> None:
        drawn = gallery()
        for name, svg in drawn.items():
            (FOLDER / f"{name}.svg").write_text(svg)
        self.stdout.write(f"Drew {len(drawn)} pictures into {FOLDER}.")
