"""Cells as people and spreadsheets leave them, made into what they mean."""

import re
from datetime import date, datetime
from time import strptime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from workforce_portal.places.selectors import split_postcode

NOTHING = {"", "-", "--", "n/a", "na", "#n/a", "nan", "none", "null"}
DATE_FORMATS = ["%d/%b/%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d-%b-%y"]
is_web_address = URLValidator(schemes=["http", "https"])


def clean_cell(cell: object) -> str:
    """The text of a cell on one line; what only says that there is nothing becomes nothing."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", str(cell)).split())
    return "" if text.lower() in NOTHING else text


def clean_phone(text: str) -> str:
    """Digits from the 0 on. Spreadsheets drop that 0; people write +44 instead."""
    first = re.split(r"[|/;,]| or |ext", text, maxsplit=1, flags=re.IGNORECASE)[0]
    digits = re.sub(r"\D", "", first.replace("(0)", "").removesuffix(".0"))
    for prefix in ("0044", "44"):
        if digits.startswith(prefix) and len(digits) >= len(prefix) + 9:
            digits = digits.removeprefix(prefix)
    if digits and not digits.startswith("0"):
        digits = "0" + digits
    return digits if 10 <= len(digits) <= 11 else ""


def clean_website(text: str) -> str:
    address = text.split("|")[0].strip()
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        is_web_address(address)
    except ValidationError:
        return ""
    return address if len(address) <= 500 else ""


def clean_postcode(text: str) -> str:
    """With its one space, such as M33 7XN; what is no postcode stays as it is, if it is short."""
    halves = split_postcode(text)
    return " ".join(halves) if halves else text.upper()[:8].strip()


def clean_list(text: str) -> str:
    """One to a line; CQC joins them by a bar."""
    return "\n".join(part for part in (clean_cell(part) for part in text.split("|")) if part)


def clean_address(text: str) -> str:
    """CQC joins the lines by commas without a space."""
    parts = [clean_cell(part) for part in re.split(r"[,|]", text)]
    return ", ".join(part for part in parts if part)[:500]


def clean_date(text: str) -> date | None:
    day = text.split(" - ")[0].strip()
    for layout in DATE_FORMATS:
        try:
            return date(*strptime(day, layout)[:3])
        except ValueError:
            continue
    return None
