"""Files in CQC's two layouts, with invented services."""

import csv
from io import StringIO

from openpyxl import Workbook

WEEKLY = [
    "Name",
    "Also known as",
    "Address",
    "Postcode",
    "Phone number",
    "Service's website (if available)",
    "Service types",
    "Date of latest check",
    "Specialisms/services",
    "Provider name",
    "Local authority",
    "Region",
    "Location URL",
    "CQC Location ID (for office use only)",
    "CQC Provider ID (for office use only)",
]
MONTHLY = [
    "Location ID",
    "Location Name",
    "Location Telephone Number",
    "Registered manager",
    "Location Inspection Directorate",
    "Location Primary Inspection Category",
    "Location Region",
    "Location Local Authority",
    "Location Street Address",
    "Location Address Line 2",
    "Location City",
    "Location Postal Code",
    "Provider ID",
    "Provider Name",
    "Provider Nominated Individual Name",
    "Provider Main Partner Name",
    "Service type - Domiciliary care service",
    "Service type - Shared Lives",
    "Service user band - Dementia",
]
PREAMBLE = [["CQC Locations data"], [], ["This data was produced on 25 February 2026"], []]


def weekly_row(**cells):
    """A row of the weekly directory; `id`, `name` and so on stand for CQC's long headers."""
    headers = {
        "id": WEEKLY[13],
        "provider_id": WEEKLY[14],
        "name": "Name",
        "also": "Also known as",
        "address": "Address",
        "postcode": "Postcode",
        "phone": "Phone number",
        "website": WEEKLY[5],
        "types": "Service types",
        "checked": "Date of latest check",
        "specialisms": "Specialisms/services",
        "provider": "Provider name",
        "council": "Local authority",
        "region": "Region",
    }
    usual = {
        "id": "1-100000001",
        "provider_id": "1-101000001",
        "name": "Bramble Lodge",
        "address": "1 Bramble Lane,Sale,Manchester",
        "postcode": "M33 7XN",
        "phone": "01614960123",
        "website": "https://www.bramble.example",
        "types": "Nursing homes|Residential homes",
        "checked": "19/Jan/2026 - 00:00",
        "specialisms": "Dementia|Caring for adults over 65 yrs",
        "provider": "Bramble Care Limited",
        "council": "Trafford",
        "region": "North West",
    }
    return {headers[key]: value for key, value in (usual | cells).items()}


def monthly_row(**cells):
    return {
        "Location ID": "1-100000001",
        "Location Name": "Bramble Lodge",
        "Location Telephone Number": "1614960123",
        "Registered manager": "Aanya Person",
        "Location Inspection Directorate": "Adult social care",
        "Location Primary Inspection Category": "Residential social care",
        "Location Region": "North West",
        "Location Local Authority": "Trafford",
        "Location Street Address": "1 Bramble Lane",
        "Location City": "Sale",
        "Location Postal Code": "M33 7XN",
        "Provider ID": "1-101000001",
        "Provider Name": "Bramble Care Limited",
        "Provider Nominated Individual Name": "Bola Person",
        "Provider Main Partner Name": "Ceri Person",
        "Service type - Domiciliary care service": "Y",
        "Service user band - Dementia": "Y",
    } | {key.replace("_", " "): value for key, value in cells.items()}


def as_text(rows, *, header=None, preamble=PREAMBLE):
    header = header or WEEKLY
    file = StringIO()
    writer = csv.writer(file)
    writer.writerows([*preamble, header, *([row.get(name, "") for name in header] for row in rows)])
    return file.getvalue()


def write_csv(folder, rows, *, header=None, preamble=PREAMBLE, encoding="utf-8", name="directory.csv"):
    path = folder / name
    path.write_bytes(as_text(rows, header=header, preamble=preamble).encode(encoding))
    return path


def write_workbook(folder, rows, *, header=None):
    header = header or MONTHLY
    workbook = Workbook()
    workbook.active.title = "README"
    workbook.active.append(["Care directory with filters"])
    sheet = workbook.create_sheet("HSCA_Active_Locations")
    sheet.append(header)
    for row in rows:
        sheet.append([row.get(name) for name in header])
    path = folder / "directory.xlsx"
    workbook.save(path)
    return path
