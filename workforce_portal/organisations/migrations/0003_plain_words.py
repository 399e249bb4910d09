from django.db import migrations

# unaccent() is not immutable, as its rules might change, so an index may not use it; with the rules named it is safe.
CREATE = """
CREATE FUNCTION plain_words(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT regexp_replace(
    replace(lower(public.unaccent('public.unaccent'::regdictionary, words)), '''', ''), '[^a-z0-9]+', ' ', 'g'
)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION plain_words(text)")]
