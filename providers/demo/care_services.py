from __future__ import annotations

import csv
import random
from datetime import date
from pathlib import Path

from providers.demo.phones import drama_phone
from workforce_portal.demo.grid import pick_spot
from workforce_portal.organisations.models import CareService
from workforce_portal.places.models import Council

FILE = Path(__file__).parent / "care_services.csv"

# The Care Quality Commission's words for what a service is, and who it is for.
TYPES = {
    "residential": ("Care home service without nursing", "Caring for adults over 65 yrs\nDementia"),
    "nursing": ("Care home service with nursing", "Caring for adults over 65 yrs\nDementia\nPhysical disabilities"),
    "home care": ("Domiciliary care service", "Caring for adults over 65 yrs\nCaring for adults under 65 yrs"),
    "supported living": ("Supported living service", "Learning disabilities\nCaring for adults under 65 yrs"),
    "shared lives": ("Shared Lives", "Learning disabilities\nMental health conditions"),
    "day service": (
        "Community based services for people with a learning disability",
        "Dementia\nLearning disabilities",
    ),
}


def load_care_services(rng: random.Random, today: date) -> None:
    """None has a CQC location ID, so that no invented service is taken for one in CQC's directory."""
    councils = {council.name: council for council in Council.objects.select_related("sub_region")}
    with FILE.open(encoding="utf-8", newline="") as file:
        CareService.objects.bulk_create(
            _care_service(rng, row, councils[row["council"]]) for row in csv.DictReader(file)
        )


def _care_service(rng: random.Random, row: dict[str, str], council: Council) -> CareService:
    spot = pick_spot(rng, outcode=row["outcode"], council=council)
    service_types, specialisms = TYPES[row["kind"]]
    return CareService(
        name=row["name"],
        also_known_as=row["also_known_as"],
        council=council,
        postcode=spot.postcode,
        easting=spot.easting,
        northing=spot.northing,
        phone=drama_phone(rng, council=council.name, sub_region=council.sub_region.name),
        service_types=service_types,
        specialisms=specialisms,
    )
