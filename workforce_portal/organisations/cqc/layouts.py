"""Which column means what: in the weekly directory, and in the monthly "Care directory with filters" (HSCA).

Only the columns named here are ever looked at. The monthly file also names registered managers, nominated individuals
and partners: nothing here reads those.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

COLUMNS: dict[str, tuple[str, ...]] = {
    "cqc_location_id": ("cqc location id (for office use only)", "cqc location id", "location id"),
    "cqc_provider_id": ("cqc provider id (for office use only)", "cqc provider id", "provider id"),
    "name": ("name", "location name"),
    "also_known_as": ("also known as",),
    "provider_name": ("provider name",),
    "postcode": ("postcode", "location postal code"),
    "phone": ("phone number", "phone", "location telephone number"),
    "website": ("service's website (if available)", "service's website", "location web address"),
    "last_checked_on": ("date of latest check",),
    "council": ("local authority", "location local authority"),
    "region": ("region", "location region"),
    "directorate": ("location inspection directorate", "inspection directorate"),
    "category": ("location primary inspection category", "primary inspection category"),
}
ADDRESS = ("address", "location street address", "location address line 2", "location city", "location county")
LISTS = {
    "service_types": ("service types", "service type - "),
    "specialisms": ("specialisms/services", "service user band - "),
}
NEEDED = ("cqc_location_id", "name")


@dataclass(frozen=True)
class Layout:
    """Where in a row the fields stand. A field that the file does not have is None when it is read."""

    width: int
    single: dict[str, int]
    address: list[int]
    joined: dict[str, int] = field(default_factory=dict)
    ticked: dict[str, dict[int, str]] = field(default_factory=dict)

    def cells(self, row: list[object]) -> Iterator[tuple[str, object]]:
        for name, index in (self.single | self.joined).items():
            yield name, _at(row, index)
        if self.address:
            yield "address", ",".join(str(cell) for index in self.address if (cell := _at(row, index)) is not None)
        for name, labels in self.ticked.items():
            yield name, "|".join(label for index, label in labels.items() if _is_ticked(_at(row, index)))


def find_layout(header: list[object]) -> Layout | None:
    """The layout whose header this row is, in any order and among any other columns; None where it is not one."""
    names = [plain_header(cell) for cell in header]
    place: dict[str, int] = {}
    for index, name in enumerate(names):
        place.setdefault(name, index)
    single = {
        field: place[found]
        for field, headers in COLUMNS.items()
        if (found := next((name for name in headers if name in place), None))
    }
    if not all(field in single for field in NEEDED):
        return None
    joined = {field: place[whole] for field, (whole, _) in LISTS.items() if whole in place}
    return Layout(
        width=max(index for index, name in enumerate(names) if name) + 1,
        single=single,
        address=[place[name] for name in ADDRESS if name in place],
        joined=joined,
        ticked={
            field: labels
            for field, (_, prefix) in LISTS.items()
            if field not in joined and (labels := _labels(header, prefix))
        },
    )


def plain_header(cell: object) -> str:
    text = re.sub(r"\s+", " ", str(cell or "").replace("\ufeff", "").replace("’", "'"))
    return text.strip().lower()


def _labels(header: list[object], prefix: str) -> dict[int, str]:
    return {
        index: str(cell).strip()[len(prefix) :]
        for index, cell in enumerate(header)
        if plain_header(cell).startswith(prefix)
    }


def _at(row: list[object], index: int) -> object:
    return row[index] if index < len(row) else None


def _is_ticked(cell: object) -> bool:
    return str(cell or "").strip().upper() in {"Y", "YES", "TRUE"}
