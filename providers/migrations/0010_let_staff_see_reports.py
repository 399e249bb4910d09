from importlib import import_module

from django.db import migrations

SEEN = ("report", "feedback", "postoutcome")
GROUPS = ("Advisers", "Programme managers")


def load(apps, schema_editor):
    permission = import_module("providers.migrations.0003_add_staff_groups").permission
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, "providers", model, "view") for model in SEEN))


def unload(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        codenames = [f"view_{model}" for model in SEEN]
        group.permissions.remove(
            *group.permissions.filter(content_type__app_label="providers", codename__in=codenames)
        )


class Migration(migrations.Migration):
    dependencies = [("providers", "0009_ask_what_came_of_it")]

    operations = [migrations.RunPython(load, unload)]
