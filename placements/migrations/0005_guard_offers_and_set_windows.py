from datetime import date

from django.db import migrations

TRIGGER = (
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON placements_offerevent "
    "FOR EACH ROW EXECUTE FUNCTION placements_append_only()"
)
# Months and days from the September in which the year begins: (years on, month, day) of the first and the last day.
WINDOWS = [
    ("Autumn", (0, 9, 14), (0, 11, 20)),
    ("Winter", (0, 11, 23), (1, 1, 29)),
    ("Early spring", (1, 2, 1), (1, 4, 9)),
    ("Late spring", (1, 4, 12), (1, 6, 18)),
    ("Summer", (1, 6, 21), (1, 8, 20)),
]
YEARS = (2025, 2026, 2027)


def load(apps, schema_editor):
    Window = apps.get_model("placements", "Window")
    for year in YEARS:
        for name, (a, month, day), (b, last_month, last_day) in WINDOWS:
            dates = {"starts_on": date(year + a, month, day), "ends_on": date(year + b, last_month, last_day)}
            Window.objects.get_or_create(year=year, name=name, defaults=dates)


class Migration(migrations.Migration):
    dependencies = [("placements", "0004_add_offers")]

    operations = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER append_only ON placements_offerevent"),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
