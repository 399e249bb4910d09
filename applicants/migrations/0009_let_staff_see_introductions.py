from importlib import import_module

from django.db import migrations

TEAM = {"introduction": ("view",), "pledge": ("view",)}
MANAGERS = {**TEAM, "pledge": ("view", "add", "change")}
GROUPS = {"Applicants team": TEAM, "Applicants managers": MANAGERS}


def load(apps, schema_editor):
    permission = import_module("campaigns.migrations.0007_add_staff_groups").permission
    for name, allowed in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for model, verbs in allowed.items():
            group.permissions.add(*(permission(apps, "applicants", model, f"{verb}_{model}") for verb in verbs))


class Migration(migrations.Migration):
    dependencies = [("applicants", "0008_add_staff_groups")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
