from importlib import import_module

from django.db import migrations

add_staff_groups = import_module("providers.migrations.0003_add_staff_groups")

LOOK = ("view",)
DAILY = ("view", "add", "change")
READ = ("resource", "resourceversion", "resourceevent", "topicresource", "pack", "packmember", "formatrequest")

ADVISERS = {("providers", model): LOOK for model in READ}
PROGRAMME_MANAGERS = {
    **ADVISERS,
    ("providers", "resource"): (*DAILY, "delete"),
    ("providers", "topicresource"): (*DAILY, "delete"),
    ("providers", "pack"): (*DAILY, "delete"),
    ("providers", "packmember"): (*DAILY, "delete"),
    ("providers", "formatrequest"): ("view", "change"),
}
GROUPS = {"Advisers": ADVISERS, "Programme managers": PROGRAMME_MANAGERS}


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
    dependencies = [("providers", "0010_let_staff_see_reports")]

    operations = [migrations.RunPython(load, unload)]
