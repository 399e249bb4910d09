import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

LOOKED_AT = ["healthcheck", "healthcheckanswerset"]
GROUPS = ["Advisers", "Programme managers"]


def let_staff_look(apps, schema_editor):
    """Django makes the permissions of a new database only after its last migration: this makes the same rows."""
    for name in LOOKED_AT:
        model = apps.get_model("providers", name)
        content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="providers", model=name
        )
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type,
            codename=f"view_{name}",
            defaults={"name": f"Can view {model._meta.verbose_name}"},
        )
        for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0005_add_resources"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HealthCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("link_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[("1-10", "1 to 10"), ("11-50", "11 to 50"), ("over-50", "More than 50")],
                        max_length=10,
                        verbose_name="people who work there",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "recruitment health check",
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["-created_at"], name="health_check_created")],
            },
        ),
        migrations.CreateModel(
            name="HealthCheckAnswerSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answers", models.JSONField()),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("idempotency_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "health_check",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer_sets",
                        to="providers.healthcheck",
                    ),
                ),
            ],
            options={
                "verbose_name": "set of answers",
                "verbose_name_plural": "sets of answers",
                "ordering": ["taken_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answers", {}), _negated=True),
                        name="health_check_answer_set_has_answers",
                    )
                ],
            },
        ),
        migrations.RunPython(let_staff_look, migrations.RunPython.noop),
    ]
