from workforce_portal.places.models import BankHoliday, Council, Postcode, SubRegion
from workforce_portal.privacy.registry import declare

declare(SubRegion, not_personal=["id", "name", "slug", "position"])
declare(
    Council,
    not_personal=["code", "name", "slug", "sub_region", "population", "latitude", "longitude", "hex_q", "hex_r"],
)
declare(Postcode, not_personal=["code", "council", "easting", "northing"])
declare(BankHoliday, not_personal=["id", "date", "title"])
