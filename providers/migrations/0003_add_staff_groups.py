from django.db import migrations

LOOK = ("view",)
DAILY = ("view", "add", "change")

ADVISERS = {
    ("providers", "booking"): DAILY,
    ("providers", "dropin"): (*DAILY, "delete"),
    ("providers", "venue"): DAILY,
    ("providers", "dropintype"): LOOK,
    ("providers", "topic"): LOOK,
    ("providers", "adviser"): LOOK,
    ("organisations", "careservice"): LOOK,
    ("places", "council"): LOOK,
    ("places", "bankholiday"): LOOK,
    ("outbox", "plannedmail"): LOOK,
    ("outbox", "mailtext"): LOOK,
}
PROGRAMME_MANAGERS = {
    **ADVISERS,
    ("providers", "dropintype"): DAILY,
    ("providers", "topic"): DAILY,
    ("providers", "adviser"): DAILY,
    ("organisations", "careservice"): DAILY,
    ("organisations", "directoryimport"): ("view", "add"),
    ("places", "bankholiday"): (*DAILY, "delete"),
    ("outbox", "plannedmail"): ("view", "change"),
    ("outbox", "mailtext"): DAILY,
}
GROUPS = {"Advisers": ADVISERS, "Programme managers": PROGRAMME_MANAGERS}


def load(apps, schema_editor):
    for name, allowed in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *(
                permission(apps, app_label, model, verb)
                for (app_label, model), verbs in allowed.items()
                for verb in verbs
            )
        )


def permission(apps, app_label, model, verb):
    """Django makes the permissions of a new database only after its last migration: this makes the same rows."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    words = apps.get_model(app_label, model)._meta.verbose_name
    made, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {words}"}
    )
    return made


def unload(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("organisations", "0002_initial"),
        ("outbox", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [migrations.RunPython(load, unload)]
