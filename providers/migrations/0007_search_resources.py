import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat

import workforce_portal.organisations.models

# As “english”, with “café” and “cafe” as one word. A named configuration lets the columns be generated: unaccent()
# itself is not immutable.
CREATE = """
CREATE TEXT SEARCH CONFIGURATION plain_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION plain_english
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
"""
CONFIG = "plain_english"


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_plain_words"),
        ("providers", "0006_add_health_checks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(CREATE, "DROP TEXT SEARCH CONFIGURATION plain_english"),
        migrations.AddField(
            model_name="resource",
            name="search_words",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.CombinedSearchVector(
                    django.contrib.postgres.search.CombinedSearchVector(
                        django.contrib.postgres.search.SearchVector("title", config=CONFIG, weight="A"),
                        "||",
                        django.contrib.postgres.search.SearchVector("summary", config=CONFIG, weight="B"),
                        django.contrib.postgres.search.SearchConfig(CONFIG),
                    ),
                    "||",
                    django.contrib.postgres.search.SearchVector("html_body", config=CONFIG, weight="D"),
                    django.contrib.postgres.search.SearchConfig(CONFIG),
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="search_text",
            field=models.GeneratedField(
                db_persist=True,
                expression=workforce_portal.organisations.models.PlainWords(
                    Concat(F("title"), Value(" "), F("summary"))
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="resource",
            index=models.Index(fields=["status", "-changed_at"], name="resource_newest"),
        ),
        migrations.AddIndex(
            model_name="resource",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search_words"], name="resource_search_by_word"),
        ),
        migrations.AddIndex(
            model_name="resource",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("search_text", "gin_trgm_ops"),
                name="resource_search_by_likeness",
            ),
        ),
    ]
