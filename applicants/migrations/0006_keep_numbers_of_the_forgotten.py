import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applicants', '0005_keep_drafts_and_ways_back'),
        ('places', '0004_drop_is_live_of_postcode'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='applicant',
            options={'ordering': ['-created_at', '-pk'], 'permissions': [('export_applicant', "Can take people's names and contacts along in a file"), ('copy_applicant', 'Can make a copy of everything held about somebody, for them'), ('forget_applicant', "Can remove somebody's details for good")]},
        ),
        migrations.AddField(
            model_name='applicant',
            name='asked_to_keep_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='When we wrote that their details will be removed in 30 days', null=True),
        ),
        migrations.AddField(
            model_name='applicant',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applicants.applicant'),
        ),
        migrations.CreateModel(
            name='MonthlyFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='First day of the month in which they registered')),
                ('stage', models.CharField(choices=[('registered', 'Registered'), ('referred', 'Sent to a programme'), ('accepted', 'Accepted'), ('started', 'Started'), ('completed', 'Completed'), ('job', 'Got a job in care'), ('weeks_4', 'Still in care after 4 weeks'), ('weeks_13', 'Still in care after 13 weeks'), ('weeks_26', 'Still in care after 26 weeks')], max_length=12)),
                ('age_band', models.CharField(choices=[('16-18', '16 to 18'), ('19-24', '19 to 24'), ('25-30', '25 to 30'), ('31-49', '31 to 49'), ('50+', '50 and over')], max_length=5)),
                ('route', models.CharField(choices=[('self', 'Registered themselves'), ('adviser', 'Registered by an adviser'), ('staff', 'Registered by our staff')], max_length=10)),
                ('campaign_code', models.CharField(blank=True, max_length=12)),
                ('n', models.PositiveIntegerField()),
                ('council', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.council')),
                ('programme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applicants.programme')),
            ],
            options={
                'ordering': ['month', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('month', 'stage', 'council', 'age_band', 'route', 'campaign_code', 'programme'), name='monthly_fact_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('n__gte', 1)), name='monthly_fact_counts_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'report',
                'proxy': True,
                'default_permissions': ('view',),
                'indexes': [],
                'constraints': [],
            },
            bases=('applicants.monthlyfact',),
        ),
        migrations.CreateModel(
            name='RegistrationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('campaign_code', models.CharField(blank=True, max_length=12)),
                ('n', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('on', 'campaign_code'), name='registration_count_once'), models.CheckConstraint(condition=models.Q(('n__gte', 1)), name='registration_count_counts_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Snooze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField()),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snoozes', to='applicants.referral')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='StaffMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=1000)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff_messages', to='applicants.applicant')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', models.JSONField(default=dict, help_text='Numbers of the rows that were moved, by model and field')),
                ('overwritten', models.JSONField(default=dict, help_text='What the record that was kept had before')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, help_text='When it became too late to undo it', null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applicants.applicant')),
                ('merged', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applicants.applicant')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kept', models.F('merged')), _negated=True), name='merge_of_two'), models.CheckConstraint(condition=models.Q(('undone_at', None), ('settled_at', None), _connector='OR'), name='merge_undone_or_settled'), models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('merged',), name='merge_once_per_record')],
            },
        ),
    ]
