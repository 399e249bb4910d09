from django.db import migrations
from govuk_bank_holidays.bank_holidays import BankHolidays


def load(apps, schema_editor):
    BankHoliday = apps.get_model("places", "BankHoliday")
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    BankHoliday.objects.bulk_create(
        [BankHoliday(date=holiday["date"], title=holiday["title"]) for holiday in known], ignore_conflicts=True
    )


def unload(apps, schema_editor):
    apps.get_model("places", "BankHoliday").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0002_load_councils")]

    operations = [migrations.RunPython(load, unload)]
