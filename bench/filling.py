"""What the databases hold: the yardstick's rows, and the portal's demonstration, multiplied on request."""

from bench import sites

BARE_ROWS = 5_000
# Copies keep every constraint: an adviser is in one place at a time, a slug and an identifier are there once.
COPIES = {
    "providers_dropin": {
        "uuid": "gen_random_uuid()",
        "starts_at": "starts_at + copy * interval '20 weeks'",
        "ends_at": "ends_at + copy * interval '20 weeks'",
    },
    "providers_resource": {
        "uuid": "gen_random_uuid()",
        "slug": "left(slug, 60) || '-' || copy",
        "title": "left(title, 100) || ' ' || copy",
    },
}
ONLY = {
    "providers_dropin": "status = 'open' AND starts_at > now()",
    "providers_resource": "status = 'published' AND kind = 'page'",
}


def fill_bare() -> None:
    name = sites.DATABASES["bare"]
    sites.manage("migrate", "--run-syncdb", "--verbosity", "0", settings="bench.bare.settings", database=name)
    with sites.connected(name) as cursor:
        cursor.execute(
            "INSERT INTO bare_row (title, starts_at, places_left, note) "
            "SELECT 'Write a job advert that gets answers ' || n, now() + n * interval '1 hour', n %% 6, 'Online' "
            "FROM generate_series(1, %s) n",
            [BARE_ROWS],
        )
        cursor.execute("ANALYZE")


def fill_portal() -> None:
    name = sites.DATABASES["portal"]
    demonstration = {"DEMO_MODE": "1"}
    sites.manage("migrate", "--verbosity", "0", database=name, **demonstration)
    sites.manage("load_postcodes", "--if-empty", database=name, **demonstration)
    sites.manage("load_demo", database=name, **demonstration)
    # The yardstick's views also run behind the portal's middleware, on the portal's database.
    sites.manage("migrate", "--run-syncdb", "--verbosity", "0", settings="bench.beside.settings", database=name)
    with sites.connected(name) as cursor:
        cursor.execute(
            "INSERT INTO bare_row (title, starts_at, places_left, note) "
            "SELECT 'Row ' || n, now() + n * interval '1 hour', 3, 'Online' FROM generate_series(1, %s) n",
            [BARE_ROWS],
        )
        cursor.execute("ANALYZE")


def multiply(table: str, rows: int) -> int:
    """Copies what the public can see of a table until it holds about that many rows. Returns how many it holds."""
    changes = COPIES[table]
    with sites.connected(sites.DATABASES["portal"]) as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {ONLY[table]}")
        originals = cursor.fetchone()[0]
        cursor.execute(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_name = %s AND is_generated = 'NEVER' AND column_name <> 'id'",
            [table],
        )
        columns = [column for (column,) in cursor.fetchall()]
        values = ", ".join(changes.get(column, f'"{column}"') for column in columns)
        names = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}, "
            f"generate_series(1, %s) copy WHERE {ONLY[table]}",
            [max(0, rows // originals - 1)],
        )
        cursor.execute(f"ANALYZE {table}")
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {ONLY[table]}")
        return cursor.fetchone()[0]


def one(query: str) -> str:
    with sites.connected(sites.DATABASES["portal"]) as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])
