from django.db import migrations

APPEND_ONLY = (
    "applicants_referralevent",
    "applicants_consentrecord",
    "applicants_identitychange",
    "applicants_accesslog",
)

# Only forgetting a person and joining two records, which set portal.rewriting for their own transaction, may touch it.
GUARD = """
CREATE FUNCTION applicants_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('portal.rewriting', true) = 'on' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'Rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$
"""

# The latest word on sharing with the organisation decides, as in selectors.consents.
CONSENT = """
CREATE FUNCTION applicants_referral_needs_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (
        SELECT is_given FROM applicants_consentrecord
        WHERE applicant_id = NEW.applicant_id AND organisation_id = NEW.organisation_id AND purpose = 'share'
        ORDER BY at DESC, id DESC LIMIT 1
    ) IS NOT TRUE THEN
        RAISE EXCEPTION 'A referral needs the consent to share with its organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_needs_consent';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("applicants", "0002_load_reasons_and_wordings")]

    operations = [
        migrations.RunSQL(GUARD, "DROP FUNCTION applicants_append_only()"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION applicants_append_only()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
        migrations.RunSQL(CONSENT, "DROP FUNCTION applicants_referral_needs_consent()"),
        migrations.RunSQL(
            "CREATE TRIGGER needs_consent BEFORE INSERT ON applicants_referral "
            "FOR EACH ROW EXECUTE FUNCTION applicants_referral_needs_consent()",
            "DROP TRIGGER needs_consent ON applicants_referral",
        ),
    ]
