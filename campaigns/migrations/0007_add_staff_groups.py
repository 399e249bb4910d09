from django.db import migrations

LOOK = ("view",)
DAILY = ("view", "add", "change")
ALL = (*DAILY, "delete")
PAGES = ("campaign", "role", "story", "campaignevent")
BLOCKS = (
    "callblock",
    "figureblock",
    "ladderblock",
    "mythblock",
    "partnerblock",
    "questionblock",
    "quoteblock",
    "rolesblock",
    "stepsblock",
    "storyblock",
    "storystripblock",
    "textblock",
    "videoblock",
)
PARTS = (*BLOCKS, "progressionstep", "storymoment")

EDITORS = {
    **{("campaigns", page): ALL for page in PAGES},
    **{("campaigns", part): ALL for part in PARTS},
    ("campaigns", "person"): DAILY,
    ("campaigns", "consent"): DAILY,
    ("campaigns", "consentevent"): LOOK,
    ("campaigns", "shortlink"): DAILY,
    ("campaigns", "partnerlink"): DAILY,
    ("campaigns", "result"): LOOK,
    ("pictures", "picture"): DAILY,
    ("publishing", "fact"): DAILY,
    ("publishing", "oldaddress"): LOOK,
    ("outside_links", "outsidelink"): LOOK,
    ("portal_site", "pagefeedback"): ("view", "change"),
    ("places", "council"): LOOK,
}
PUBLISHERS = {
    **EDITORS,
    **{("campaigns", page): (*ALL, "publish") for page in PAGES},
    ("publishing", "oldaddress"): ALL,
    ("portal_site", "pagefeedback"): ("view", "change", "delete"),
}
GROUPS = {"Content editors": EDITORS, "Content publishers": PUBLISHERS}
# Who publishes somebody's story sees the paper by which they agreed to it.
SIGNED_FORMS = ("consent", "open_consent_document", "Can open the signed forms of people who are shown")


def load(apps, schema_editor):
    for name, allowed in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *(
                permission(apps, app_label, model, f"{verb}_{model}")
                for (app_label, model), verbs in allowed.items()
                for verb in verbs
            )
        )
    model, codename, words = SIGNED_FORMS
    group.permissions.add(permission(apps, "campaigns", model, codename, words))


def permission(apps, app_label, model, codename, words=""):
    """Django makes the permissions of a new database only after its last migration: this makes the same rows."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    if not words:
        words = f"Can {codename.split('_')[0]} {apps.get_model(app_label, model)._meta.verbose_name}"
    made, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": words}
    )
    return made


def unload(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0006_say_what_somebody_is_good_at"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("pictures", "0001_first_models"),
        ("outside_links", "0001_keep_what_links_answer"),
        ("places", "0001_initial"),
        ("portal_site", "0002_ask_whether_pages_are_useful"),
        ("publishing", "0001_first_models"),
    ]

    operations = [migrations.RunPython(load, unload)]
