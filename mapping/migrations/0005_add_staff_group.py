from django.db import migrations

GROUP = "Map team"
LOOK = ("view",)
DAILY = ("view", "add", "change")
ALL = (*DAILY, "delete")
ALLOWED = {
    ("mapping", "activity"): DAILY,
    ("mapping", "activityevent"): LOOK,
    ("mapping", "activitylocation"): ALL,
    ("mapping", "coverage"): ALL,
    ("mapping", "location"): DAILY,
    ("mapping", "wayin"): ALL,
    ("mapping", "mistakereport"): ("view", "change"),
    ("mapping", "suggestion"): ("view", "change"),
    ("mapping", "gaprule"): ("view", "change"),
    ("mapping", "areacheck"): ALL,
    ("mapping", "leveloverride"): ALL,
    ("mapping", "opportunity"): DAILY,
    ("organisations", "organisation"): DAILY,
    ("organisations", "membership"): LOOK,
    ("places", "council"): LOOK,
}


def load(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.add(
        *(
            permission(apps, app_label, model, f"{verb}_{model}")
            for (app_label, model), verbs in ALLOWED.items()
            for verb in verbs
        )
    )


def permission(apps, app_label, model, codename):
    """Django makes the permissions of a new database only after its last migration: this makes the same rows."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    words = f"Can {codename.split('_')[0]} {apps.get_model(app_label, model)._meta.verbose_name}"
    made, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": words}
    )
    return made


def unload(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("mapping", "0004_load_thresholds"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("organisations", "0005_add_members"),
        ("places", "0001_initial"),
    ]

    operations = [migrations.RunPython(load, unload)]
