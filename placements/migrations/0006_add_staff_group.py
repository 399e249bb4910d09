from importlib import import_module

from django.db import migrations

permission = import_module("providers.migrations.0003_add_staff_groups").permission

DAILY = ("view", "add", "change")
ALLOWED = {
    ("placements", "site"): DAILY,
    ("placements", "supervisor"): DAILY,
    ("placements", "supervisorsite"): (*DAILY, "delete"),
    ("placements", "audit"): DAILY,
    ("placements", "auditrecognition"): DAILY,
    ("placements", "programme"): DAILY,
    ("placements", "block"): DAILY,
    ("placements", "waysofworking"): DAILY,
    ("placements", "window"): DAILY,
    ("placements", "noreason"): DAILY,
    ("placements", "callback"): ("view", "change"),
    ("placements", "hostingstatement"): ("view",),
    ("placements", "hostingevent"): ("view",),
    ("placements", "need"): ("view",),
    ("placements", "offer"): ("view",),
    ("placements", "offerevent"): ("view",),
    ("organisations", "organisation"): DAILY,
    ("organisations", "careservice"): ("view",),
}
GROUPS = ("Placements co-ordinators", "Programme managers")


def load(apps, schema_editor):
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*_permissions(apps))


def unload(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUPS[0]).delete()


def _permissions(apps):
    return [permission(apps, app, model, verb) for (app, model), verbs in ALLOWED.items() for verb in verbs]


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0005_guard_offers_and_set_windows"),
        ("providers", "0003_add_staff_groups"),
        ("organisations", "0005_add_members"),
    ]

    operations = [migrations.RunPython(load, unload)]
