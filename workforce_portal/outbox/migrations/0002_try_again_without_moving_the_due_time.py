import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("outbox", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="plannedmail",
            name="try_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now,
                help_text="When it is tried: at first when it is due, later after a failure",
            ),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="plannedmail", name="planned_mail_due"),
        migrations.AddIndex(
            model_name="plannedmail",
            index=models.Index(
                condition=models.Q(("state", "planned")), fields=["try_at", "id"], name="planned_mail_due"
            ),
        ),
        migrations.AddIndex(
            model_name="plannedmail",
            index=models.Index(
                condition=models.Q(("state", "sent")), fields=["finished_at"], name="planned_mail_sent"
            ),
        ),
    ]
