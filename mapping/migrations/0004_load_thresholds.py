from django.db import migrations

THEMES = ("attract", "first_step", "training", "recruit", "placement", "support")


def load(apps, schema_editor):
    rules = apps.get_model("mapping", "GapRule")
    for theme in THEMES:
        rules.objects.get_or_create(theme=theme)


class Migration(migrations.Migration):
    dependencies = [("mapping", "0003_hear_from_people_and_name_gaps")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
