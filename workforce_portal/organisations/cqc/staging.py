"""The file as a temporary table beside the services, so that 60,000 rows are compared by the database in one go."""

from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from itertools import islice

from django.db import connection

from workforce_portal.organisations.cqc.directory import ReadRow

BATCH = 2_000
FIELDS = (
    "cqc_provider_id",
    "name",
    "also_known_as",
    "provider_name",
    "address",
    "postcode",
    "phone",
    "website",
    "service_types",
    "specialisms",
    "last_checked_on",
    "council_id",
)

CREATE = """
DROP TABLE IF EXISTS pg_temp.directory_row;
CREATE TEMPORARY TABLE directory_row (
    number integer NOT NULL,
    verdict text NOT NULL,
    reason text NOT NULL,
    cqc_location_id text NOT NULL,
    cqc_provider_id text,
    name text,
    also_known_as text,
    provider_name text,
    address text,
    postcode text,
    phone text,
    website text,
    service_types text,
    specialisms text,
    last_checked_on date,
    council_id text,
    easting integer,
    northing integer,
    service_id bigint
) ON COMMIT DROP
"""

COPY = """
COPY directory_row (
    number, verdict, reason, cqc_location_id, cqc_provider_id, name, also_known_as, provider_name, address, postcode,
    phone, website, service_types, specialisms, last_checked_on, council_id
) FROM STDIN
"""

REFUSE_REPEATED = """
UPDATE directory_row AS row
SET verdict = 'refused', reason = 'It has the same CQC location ID as row ' || first.number
FROM (
    SELECT cqc_location_id, min(number) AS number FROM directory_row
    WHERE verdict = 'take' GROUP BY cqc_location_id HAVING count(*) > 1
) AS first
WHERE row.verdict = 'take' AND row.cqc_location_id = first.cqc_location_id AND row.number > first.number
"""

FIND_ON_THE_MAP = """
UPDATE directory_row AS row
SET easting = postcode.easting, northing = postcode.northing,
    council_id = coalesce(row.council_id, postcode.council_id)
FROM places_postcode AS postcode
WHERE row.verdict = 'take' AND postcode.code = replace(row.postcode, ' ', '')
"""

# What the file has no column for stays as it is stored, and so does the provider's ID where the cell is empty: every
# service has one. A grid reference that staff found for a postcode unknown to us stays while the postcode does.
FILL_FROM_STORED = """
UPDATE directory_row AS row
SET service_id = stored.id,
    cqc_provider_id = coalesce(nullif(row.cqc_provider_id, ''), stored.cqc_provider_id),
    also_known_as = coalesce(row.also_known_as, stored.also_known_as),
    provider_name = coalesce(row.provider_name, stored.provider_name),
    address = coalesce(row.address, stored.address),
    postcode = coalesce(row.postcode, stored.postcode),
    phone = coalesce(row.phone, stored.phone),
    website = coalesce(row.website, stored.website),
    service_types = coalesce(row.service_types, stored.service_types),
    specialisms = coalesce(row.specialisms, stored.specialisms),
    last_checked_on = coalesce(row.last_checked_on, stored.last_checked_on),
    council_id = CASE WHEN row.council_id IS NULL AND coalesce(row.postcode, stored.postcode) = stored.postcode
        THEN stored.council_id ELSE row.council_id END,
    easting = CASE WHEN row.easting IS NULL AND coalesce(row.postcode, stored.postcode) = stored.postcode
        THEN stored.easting ELSE row.easting END,
    northing = CASE WHEN row.northing IS NULL AND coalesce(row.postcode, stored.postcode) = stored.postcode
        THEN stored.northing ELSE row.northing END
FROM organisations_careservice AS stored
WHERE row.verdict = 'take' AND stored.cqc_location_id = row.cqc_location_id
"""

COMPARE = """
UPDATE directory_row SET verdict = 'new' WHERE verdict = 'take' AND service_id IS NULL;
UPDATE directory_row AS row SET verdict = CASE WHEN stored.left_directory_on IS NULL AND (
    row.cqc_provider_id, row.name, row.also_known_as, row.provider_name, row.address, row.postcode, row.phone,
    row.website, row.service_types, row.specialisms
) = (
    stored.cqc_provider_id, stored.name, stored.also_known_as, stored.provider_name, stored.address, stored.postcode,
    stored.phone, stored.website, stored.service_types, stored.specialisms
) AND (row.last_checked_on, row.council_id, row.easting, row.northing) IS NOT DISTINCT FROM (
    stored.last_checked_on, stored.council_id, stored.easting, stored.northing
) THEN 'unchanged' ELSE 'changed' END
FROM organisations_careservice AS stored
WHERE row.verdict = 'take' AND stored.id = row.service_id
"""

INSERT_NEW = """
INSERT INTO organisations_careservice (
    cqc_location_id, cqc_provider_id, name, also_known_as, provider_name, address, postcode, phone, website,
    service_types, specialisms, last_checked_on, council_id, easting, northing, created_at, updated_at
)
SELECT cqc_location_id, coalesce(cqc_provider_id, ''), name, coalesce(also_known_as, ''), coalesce(provider_name, ''),
    coalesce(address, ''), coalesce(postcode, ''), coalesce(phone, ''), coalesce(website, ''),
    coalesce(service_types, ''), coalesce(specialisms, ''), last_checked_on, council_id, easting, northing,
    %(at)s, %(at)s
FROM directory_row WHERE verdict = 'new' ORDER BY number
"""

UPDATE_CHANGED = """
UPDATE organisations_careservice AS stored
SET cqc_provider_id = row.cqc_provider_id, name = row.name, also_known_as = row.also_known_as,
    provider_name = row.provider_name, address = row.address, postcode = row.postcode, phone = row.phone,
    website = row.website, service_types = row.service_types, specialisms = row.specialisms,
    last_checked_on = row.last_checked_on, council_id = row.council_id, easting = row.easting,
    northing = row.northing, left_directory_on = NULL, updated_at = %(at)s
FROM directory_row AS row
WHERE row.verdict = 'changed' AND stored.id = row.service_id
"""

# In the file at all: a row that was refused, or that lies outside the region, has not left the directory.
FIND_LEFT = """
DROP TABLE IF EXISTS pg_temp.directory_left;
CREATE TEMPORARY TABLE directory_left ON COMMIT DROP AS
SELECT stored.id, stored.name FROM organisations_careservice AS stored
WHERE stored.cqc_location_id IS NOT NULL AND stored.left_directory_on IS NULL
AND NOT EXISTS (SELECT FROM directory_row AS row WHERE row.cqc_location_id = stored.cqc_location_id)
"""

MARK_LEFT = """
UPDATE organisations_careservice SET left_directory_on = %(on)s, updated_at = %(at)s
WHERE id IN (SELECT id FROM directory_left)
"""

SELECT_CHANGED = """
SELECT stored.name, stored.left_directory_on IS NOT NULL,
    ARRAY[stored.cqc_provider_id, stored.name, stored.also_known_as, stored.provider_name, stored.address,
        stored.postcode, stored.phone, stored.website, stored.service_types, stored.specialisms,
        stored.last_checked_on::text, (SELECT name FROM places_council WHERE code = stored.council_id)],
    ARRAY[row.cqc_provider_id, row.name, row.also_known_as, row.provider_name, row.address, row.postcode, row.phone,
        row.website, row.service_types, row.specialisms, row.last_checked_on::text,
        (SELECT name FROM places_council WHERE code = row.council_id)]
FROM directory_row AS row JOIN organisations_careservice AS stored ON stored.id = row.service_id
WHERE row.verdict = 'changed' ORDER BY row.number LIMIT %s
"""


def stage(rows: Iterable[ReadRow]) -> None:
    """Puts the rows into the temporary table and gives each its verdict. Within a transaction only."""
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            cursor.copy_expert(COPY, StringIO("".join(_copy_lines(batch))))
        cursor.execute("CREATE INDEX ON directory_row (cqc_location_id); ANALYZE directory_row")
        for statement in (REFUSE_REPEATED, FIND_ON_THE_MAP, FILL_FROM_STORED, COMPARE, FIND_LEFT):
            cursor.execute(statement)


def _copy_lines(rows: Iterable[ReadRow]) -> Iterator[str]:
    for row in rows:
        fields = (row.values.get(name) for name in FIELDS)
        cells = (str(row.number), row.verdict.value, row.reason, row.cqc_location_id, *fields)
        yield "\t".join(map(_copy_cell, cells)) + "\n"


def _copy_cell(value: str | date | None) -> str:
    if value is None:
        return r"\N"
    text = str(value).replace("\\", "\\\\")
    return text.replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
