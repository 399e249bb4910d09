from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from workforce_portal.organisations.cqc.files import UnreadableFile
from workforce_portal.organisations.models import DirectoryImport
from workforce_portal.organisations.services import (
    Comparison,
    ImportRefused,
    ManyWouldLeave,
    import_directory,
    preview_directory,
)


class Command(BaseCommand):
    help = "Takes over a file of CQC's directory of care services (.csv or .xlsx)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--all-regions", action="store_true", help="not only the North West")
        parser.add_argument("--although-many-leave", action="store_true", help="even if the file lacks many services")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}")
        try:
            self.stdout.write("\n".join(_lines(self._result(path, options))))
        except ManyWouldLeave as refusal:
            raise CommandError(
                f"{refusal} Nothing was changed. If the file is right all the same, add --although-many-leave."
            ) from refusal
        except (UnreadableFile, ImportRefused) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _result(self, path: Path, options: dict[str, Any]) -> Comparison | DirectoryImport:
        if options["dry_run"]:
            return preview_directory(path, take_all=options["all_regions"])
        return import_directory(
            path,
            file_name=path.name,
            by=None,
            at=timezone.now(),
            take_all=options["all_regions"],
            although_many_leave=options["although_many_leave"],
        )


def _lines(result: Comparison | DirectoryImport) -> list[str]:
    return [
        f"{result.rows_new:,} new",
        f"{result.rows_changed:,} changed",
        f"{result.rows_unchanged:,} unchanged",
        f"{result.rows_left:,} no longer in the directory",
        f"{result.rows_outside_region:,} outside the region",
        f"{result.rows_not_social_care:,} not adult social care",
        f"{result.rows_refused:,} refused",
        *(f"  row {refusal['row']}: {refusal['reason']}" for refusal in result.refused[:20]),
    ]
