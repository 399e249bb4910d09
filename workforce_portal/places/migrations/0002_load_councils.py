from django.db import migrations
from django.utils.text import slugify

from workforce_portal.places.reference import SUB_REGIONS, council_rows


def load(apps, schema_editor):
    SubRegion = apps.get_model("places", "SubRegion")
    Council = apps.get_model("places", "Council")
    sub_regions = {
        name: SubRegion.objects.create(name=name, slug=slugify(name), position=position)
        for position, name in enumerate(SUB_REGIONS, start=1)
    }
    Council.objects.bulk_create(
        Council(
            code=row.code,
            name=row.name,
            slug=slugify(row.name),
            sub_region=sub_regions[row.sub_region],
            population=row.population,
            latitude=row.latitude,
            longitude=row.longitude,
            hex_q=row.hex_q,
            hex_r=row.hex_r,
        )
        for row in council_rows()
    )


def unload(apps, schema_editor):
    apps.get_model("places", "Council").objects.filter(code__in=[row.code for row in council_rows()]).delete()
    apps.get_model("places", "SubRegion").objects.filter(name__in=SUB_REGIONS, councils=None).delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(load, unload)]
