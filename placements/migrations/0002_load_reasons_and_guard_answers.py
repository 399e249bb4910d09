from django.db import migrations

CO_ORDINATOR = "Our placements co-ordinator"
REASONS = [
    ("no_registrant", "Nobody here is on a professional register", 5, "A supervisor who works elsewhere can visit: “long-arm” supervision, from a university or from a neighbour. Your own staff look after the student day by day.", CO_ORDINATOR),
    ("too_small", "We are too small", 5, "Two to five small places host together: a few weeks in each, one student, one plan. We look for neighbours who said maybe.", CO_ORDINATOR),
    ("no_supervisor_time", "Nobody has time to supervise", 5, "We look at how many hours a week it truly takes, and who near you could share them.", CO_ORDINATOR),
    ("workload", "Too much on at the moment", 20, "We ring when you say it will be calmer, and hold nothing against you.", CO_ORDINATOR),
    ("turnover", "We are short of staff", 10, "Students often come back to work where they learned. We tell you what other places did, and of the drop-ins on recruitment.", "Our recruitment advisers"),
    ("cqc", "We are busy with improving after an inspection", 20, "A university decides whether a place may host meanwhile. We find out for you, and ask again once you are through.", CO_ORDINATOR),
    ("insurance", "We don’t know whether we are insured", 5, "Most employers’ liability insurance covers students. We send you the question to put to your insurer, and the university’s own cover.", CO_ORDINATOR),
    ("travel", "Students could not get here", 10, "We look at buses with you, at students who live near you, and at shifts that fit the last bus.", CO_ORDINATOR),
    ("past_experience", "It went badly last time", 3, "We want to hear what happened. We raise it with the university, and tell you what came of it.", "The head of placements"),
    ("dont_know_how", "We don’t know how it works", 3, "Twenty minutes on the telephone, and a one-page plan of who does what by when.", CO_ORDINATOR),
    ("never_asked", "Nobody has asked us before", 3, "We have asked now. Tell us what you would like to know first.", CO_ORDINATOR),
]  # fmt: skip

# Only forgetting a person, which sets portal.rewriting for its own transaction, may touch what was answered.
GUARD = """
CREATE FUNCTION placements_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('portal.rewriting', true) = 'on' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'Rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$
"""
TRIGGER = (
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON placements_hostingevent "
    "FOR EACH ROW EXECUTE FUNCTION placements_append_only()"
)


def load(apps, schema_editor):
    NoReason = apps.get_model("placements", "NoReason")
    for position, (code, label, days, remedy, helper) in enumerate(REASONS):
        facts = {"label": label, "remedy": remedy, "helper": helper, "call_back_days": days, "position": position}
        NoReason.objects.get_or_create(code=code, defaults=facts)


class Migration(migrations.Migration):
    dependencies = [("placements", "0001_add_hosts")]

    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunSQL(GUARD, "DROP FUNCTION placements_append_only()"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER append_only ON placements_hostingevent"),
    ]
