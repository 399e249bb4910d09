from importlib import import_module

from django.db import migrations

add_staff_groups = import_module("providers.migrations.0003_add_staff_groups")

ADVISERS = {
    ("providers", "waitentry"): ("view", "change"),
    ("providers", "callbackrequest"): ("view", "change"),
    ("providers", "run"): ("view", "add", "change"),
}
GROUPS = {"Advisers": ADVISERS, "Programme managers": ADVISERS}


def load(apps, schema_editor):
    for name, allowed in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*_permissions(apps, allowed))


def unload(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*_permissions(apps, GROUPS[group.name]))


def _permissions(apps, allowed):
    return [
        add_staff_groups.permission(apps, app_label, model, verb)
        for (app_label, model), verbs in allowed.items()
        for verb in verbs
    ]


class Migration(migrations.Migration):
    dependencies = [("providers", "0011_let_staff_publish_resources")]

    operations = [migrations.RunPython(load, unload)]
