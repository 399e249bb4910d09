from importlib import import_module

from django.db import migrations

LOOK = ("view",)
DAILY = ("view", "add", "change")
LOGS = ("accesslog", "consentrecord", "referralevent", "joboutcome", "followup", "merge")

TEAM = {
    ("applicants", "applicant"): DAILY,
    ("applicants", "referral"): ("view", "change"),
    ("applicants", "duplicatecase"): ("view", "change"),
    ("applicants", "programme"): LOOK,
    ("applicants", "cohort"): DAILY,
    ("applicants", "cohortsession"): (*DAILY, "delete"),
    ("applicants", "reason"): LOOK,
    ("applicants", "consentwording"): LOOK,
    ("applicants", "report"): LOOK,
    **{("applicants", log): LOOK for log in LOGS},
    ("organisations", "organisation"): LOOK,
    ("outbox", "plannedmail"): LOOK,
    ("places", "council"): LOOK,
}
MANAGERS = {
    **TEAM,
    ("applicants", "programme"): DAILY,
    ("applicants", "reason"): ("view", "change"),
    ("applicants", "consentwording"): ("view", "add"),
}
GROUPS = {"Applicants team": TEAM, "Applicants managers": MANAGERS}
# Of each of these somebody has to answer for the person.
GRAVE = {
    "export_applicant": "Can take people's names and contacts along in a file",
    "copy_applicant": "Can make a copy of everything held about somebody, for them",
    "forget_applicant": "Can remove somebody's details for good",
}


def load(apps, schema_editor):
    permission = import_module("campaigns.migrations.0007_add_staff_groups").permission
    for name, allowed in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *(
                permission(apps, app_label, model, f"{verb}_{model}")
                for (app_label, model), verbs in allowed.items()
                for verb in verbs
            )
        )
    for codename, words in GRAVE.items():
        group.permissions.add(permission(apps, "applicants", "applicant", codename, words))


def unload(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("applicants", "0007_keep_introductions_and_notices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("campaigns", "0007_add_staff_groups"),
        ("organisations", "0005_add_members"),
        ("outbox", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [migrations.RunPython(load, unload)]
