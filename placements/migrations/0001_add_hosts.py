import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0005_add_members'),
        ('places', '0004_drop_is_live_of_postcode'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='HostingStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(help_text='In which September it begins')),
                ('answer', models.CharField(blank=True, choices=[('', 'Not answered'), ('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No'), ('arranged', 'Already arranged')], default='', max_length=10)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='last confirmed')),
                ('confirmed_by_name', models.CharField(blank=True, max_length=120, verbose_name='confirmed by')),
                ('disciplines', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('adult_nursing', 'Adult nursing'), ('learning_disability_nursing', 'Learning disability nursing'), ('mental_health_nursing', 'Mental health nursing'), ('nursing_associate', 'Nursing associate'), ('social_work', 'Social work'), ('occupational_therapy', 'Occupational therapy'), ('physiotherapy', 'Physiotherapy'), ('speech_therapy', 'Speech and language therapy'), ('medicine', 'Medicine'), ('t_level', 'T Level in health')], max_length=30), blank=True, default=list, help_text='Empty: don’t know yet', size=None)),
                ('how_many', models.PositiveSmallIntegerField(blank=True, help_text='Empty: don’t know yet', null=True, verbose_name='students at a time')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what else they said')),
                ('ask_next_year_name', models.CharField(blank=True, max_length=120, verbose_name='whom to ask next year')),
                ('ask_next_year_email', models.EmailField(blank=True, max_length=254, verbose_name='their e-mail address')),
                ('asked_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('nudged_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='asked whether it is still right')),
            ],
            options={
                'ordering': ['-year', 'site'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ('yes', 'maybe', 'no', 'arranged')), ('answered_at__isnull', False), ('confirmed_at__isnull', False)), models.Q(('answer', ''), ('answered_at', None), ('confirmed_at', None)), _connector='OR'), name='hosting_statement_answered_has_its_times'), models.CheckConstraint(condition=models.Q(('disciplines__contained_by', ['adult_nursing', 'learning_disability_nursing', 'mental_health_nursing', 'nursing_associate', 'social_work', 'occupational_therapy', 'physiotherapy', 'speech_therapy', 'medicine', 't_level'])), name='hosting_statement_names_known_disciplines')],
            },
        ),
        migrations.CreateModel(
            name='NoReason',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=120, verbose_name='in the host’s words')),
                ('remedy', models.TextField(max_length=400, verbose_name='what can be done about it')),
                ('helper', models.CharField(help_text='Such as “Our placements co-ordinator”', max_length=120, verbose_name='who helps')),
                ('call_back_days', models.PositiveSmallIntegerField(default=5, verbose_name='we ring within so many working days')),
                ('is_active', models.BooleanField(default=True, verbose_name='can be chosen')),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'reason for no or maybe',
                'verbose_name_plural': 'reasons for no or maybe',
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='HostingEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_answer', models.CharField(blank=True, choices=[('', 'Not answered'), ('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No'), ('arranged', 'Already arranged')], max_length=10)),
                ('to_answer', models.CharField(choices=[('', 'Not answered'), ('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No'), ('arranged', 'Already arranged')], max_length=10)),
                ('role', models.CharField(choices=[('host', 'The host'), ('university', 'University or college'), ('staff', 'Programme staff'), ('portal', 'The portal')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='placements.hostingstatement')),
            ],
            options={
                'verbose_name': 'event',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('setting', models.CharField(choices=[('nursing_home', 'Care home with nursing'), ('care_home', 'Care home'), ('home_care', 'Home care'), ('supported_living', 'Supported living'), ('extra_care', 'Extra care housing'), ('day_service', 'Day service'), ('shared_lives', 'Shared Lives'), ('council_team', 'Council team'), ('hospice', 'Hospice')], max_length=20)),
                ('people_supported', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('older_people', 'Older people'), ('dementia', 'People living with dementia'), ('learning_disability', 'People with a learning disability'), ('autism', 'Autistic people'), ('mental_health', 'People with mental ill health'), ('physical_disability', 'People with a physical disability'), ('sensory', 'People with sight or hearing loss'), ('brain_injury', 'People with a brain injury'), ('end_of_life', 'People at the end of life')], max_length=20), default=list, size=None)),
                ('postcode', models.CharField(help_text='With its space, such as BL0 9AB', max_length=8)),
                ('easting', models.PositiveIntegerField(editable=False)),
                ('northing', models.PositiveIntegerField(editable=False)),
                ('most_students', models.PositiveSmallIntegerField(blank=True, help_text='Empty: they don’t know yet', null=True, verbose_name='most students on one day')),
                ('staff_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='people who work there')),
                ('travel_note', models.CharField(blank=True, max_length=300, verbose_name='how to get there by bus or train')),
                ('access_note', models.CharField(blank=True, help_text='Steps, lifts, a quiet room', max_length=300, verbose_name='access')),
                ('dbs', models.CharField(choices=[('not_known', 'Don’t know yet'), ('universitys', 'The university’s check is enough'), ('own', 'We need a check of our own')], default='not_known', max_length=12, verbose_name='criminal record check')),
                ('shifts', models.CharField(blank=True, help_text='Such as 7:30am to 3pm, some weekends', max_length=200)),
                ('parking', models.CharField(blank=True, max_length=200)),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='who is asked')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='their e-mail address')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='their phone number')),
                ('link_version', models.PositiveIntegerField(default=1, editable=False)),
                ('is_active', models.BooleanField(default=True, verbose_name='is asked about students')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('care_service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.careservice', verbose_name='in CQC’s directory')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.council')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='host')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='site_named_once_in_its_organisation', violation_error_message='There is a place of this name already.'), models.CheckConstraint(condition=models.Q(('people_supported__contained_by', ['older_people', 'dementia', 'learning_disability', 'autism', 'mental_health', 'physical_disability', 'sensory', 'brain_injury', 'end_of_life'])), name='site_supports_people_by_known_words'), models.CheckConstraint(condition=models.Q(('most_students', None), ('most_students__lte', 20), _connector='OR'), name='site_takes_a_believable_number')],
            },
        ),
        migrations.AddField(
            model_name='hostingstatement',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='placements.site'),
        ),
        migrations.CreateModel(
            name='CallBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ring_by', models.DateField(help_text='The host was told this date')),
                ('outcome', models.CharField(blank=True, choices=[('', 'To ring'), ('taken_up', 'Took up the help'), ('later', 'Not now, ring again next year'), ('not_for_them', 'Does not help them'), ('not_reached', 'Rang three times, nobody answered'), ('answered_anew', 'They changed their answer')], default='', max_length=15)),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what was said')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='call_backs', to='placements.hostingstatement')),
                ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.noreason')),
            ],
            options={
                'verbose_name': 'call to a host',
                'verbose_name_plural': 'calls to hosts',
                'ordering': ['ring_by', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('statement', 'reason'), name='call_back_once_for_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='call_back_to_host_ended_has_its_time')],
            },
        ),
        migrations.AddConstraint(
            model_name='hostingstatement',
            constraint=models.UniqueConstraint(fields=('site', 'year'), name='hosting_statement_once_a_year'),
        ),
    ]
