from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION mapping_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OF activity_id, kind, from_state, to_state, role, at, reason
ON mapping_activityevent FOR EACH ROW EXECUTE FUNCTION mapping_append_only();
"""

# Looked at when the transaction ends: rows of one form are written one after another.
HAS_COVERAGE = """
CREATE FUNCTION mapping_published_has_coverage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    activity bigint;
BEGIN
    IF TG_TABLE_NAME = 'mapping_activity' THEN
        activity := NEW.id;
    ELSE
        activity := OLD.activity_id;
    END IF;
    IF EXISTS (SELECT FROM mapping_activity WHERE id = activity AND state = 'published')
        AND NOT EXISTS (SELECT FROM mapping_coverage WHERE activity_id = activity)
    THEN
        RAISE EXCEPTION 'A published activity is for people of some area'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_published_has_coverage';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER published_has_coverage AFTER INSERT OR UPDATE OF state ON mapping_activity
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mapping_published_has_coverage();
CREATE CONSTRAINT TRIGGER published_has_coverage AFTER DELETE OR UPDATE OF activity_id ON mapping_coverage
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mapping_published_has_coverage();
"""


class Migration(migrations.Migration):
    dependencies = [("mapping", "0001_first_models")]

    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER append_only ON mapping_activityevent; DROP FUNCTION mapping_append_only()",
        ),
        migrations.RunSQL(
            HAS_COVERAGE,
            "DROP TRIGGER published_has_coverage ON mapping_activity; "
            "DROP TRIGGER published_has_coverage ON mapping_coverage; "
            "DROP FUNCTION mapping_published_has_coverage()",
        ),
    ]
