import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_add_members'),
        ('placements', '0002_load_reasons_and_guard_answers'),
        ('places', '0004_drop_is_live_of_postcode'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('level', models.PositiveSmallIntegerField(help_text='1 to 6', verbose_name='year of the programme')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('hours', models.PositiveSmallIntegerField(help_text='Of each student in this block', verbose_name='hours of practice')),
            ],
            options={
                'ordering': ['starts_on', 'ends_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='block_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('level__range', (1, 6))), name='block_is_of_a_year_of_study')],
            },
        ),
        migrations.CreateModel(
            name='Audit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('discipline', models.CharField(choices=[('adult_nursing', 'Adult nursing'), ('learning_disability_nursing', 'Learning disability nursing'), ('mental_health_nursing', 'Mental health nursing'), ('nursing_associate', 'Nursing associate'), ('social_work', 'Social work'), ('occupational_therapy', 'Occupational therapy'), ('physiotherapy', 'Physiotherapy'), ('speech_therapy', 'Speech and language therapy'), ('medicine', 'Medicine'), ('t_level', 'T Level in health')], max_length=30, verbose_name='for students of')),
                ('audited_on', models.DateField()),
                ('valid_until', models.DateField(blank=True, help_text='Two years from the audit, if you leave it empty')),
                ('outcome', models.CharField(choices=[('passed', 'Passed'), ('actions', 'Passed, with things to put right'), ('not_passed', 'Not passed')], default='passed', max_length=12)),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what is to be put right')),
                ('reminded_days', models.PositiveSmallIntegerField(blank=True, editable=False, help_text='So many days before the end the host was last reminded', null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audits', to='placements.site', verbose_name='place')),
                ('university', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='audited by')),
            ],
            options={
                'ordering': ['valid_until', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('site', 'discipline', 'audited_on'), name='audit_once_a_day', violation_error_message='This audit is recorded already.'), models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('audited_on'))), name='audit_is_valid_for_a_while'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'actions'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='audit_with_actions_says_which')],
            },
        ),
        migrations.CreateModel(
            name='AuditRecognition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recognitions', to='placements.audit')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('university', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ['university', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('audit', 'university'), name='audit_recognised_once_by_each')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(verbose_name='places')),
                ('must_have', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('nursing_home', 'Care home with nursing'), ('care_home', 'Care home'), ('home_care', 'Home care'), ('supported_living', 'Supported living'), ('extra_care', 'Extra care housing'), ('day_service', 'Day service'), ('shared_lives', 'Shared Lives'), ('council_team', 'Council team'), ('hospice', 'Hospice'), ('older_people', 'Older people'), ('dementia', 'People living with dementia'), ('learning_disability', 'People with a learning disability'), ('autism', 'Autistic people'), ('mental_health', 'People with mental ill health'), ('physical_disability', 'People with a physical disability'), ('sensory', 'People with sight or hearing loss'), ('brain_injury', 'People with a brain injury'), ('end_of_life', 'People at the end of life')], max_length=20), blank=True, default=list, size=None, verbose_name='what every student must meet')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what hosts should know')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('block', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='placements.block')),
                ('councils', models.ManyToManyField(blank=True, help_text='None: anywhere in the region', related_name='+', to='places.council')),
            ],
            options={
                'ordering': ['block__starts_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__range', (1, 500))), name='need_is_for_somebody'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('block',), name='need_once_open_for_a_block'), models.CheckConstraint(condition=models.Q(('must_have__contained_by', ['nursing_home', 'care_home', 'home_care', 'supported_living', 'extra_care', 'day_service', 'shared_lives', 'council_team', 'hospice', 'older_people', 'dementia', 'learning_disability', 'autism', 'mental_health', 'physical_disability', 'sensory', 'brain_injury', 'end_of_life'])), name='need_asks_for_known_experience')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('discipline', models.CharField(choices=[('adult_nursing', 'Adult nursing'), ('learning_disability_nursing', 'Learning disability nursing'), ('mental_health_nursing', 'Mental health nursing'), ('nursing_associate', 'Nursing associate'), ('social_work', 'Social work'), ('occupational_therapy', 'Occupational therapy'), ('physiotherapy', 'Physiotherapy'), ('speech_therapy', 'Speech and language therapy'), ('medicine', 'Medicine'), ('t_level', 'T Level in health')], max_length=30)),
                ('is_active', models.BooleanField(default=True, verbose_name='sends students')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='university')),
            ],
            options={
                'ordering': ['organisation', 'name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='programme_named_once_by_its_university', violation_error_message='There is a programme of this name already.')],
            },
        ),
        migrations.AddField(
            model_name='block',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blocks', to='placements.programme'),
        ),
        migrations.CreateModel(
            name='Supervisor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('profession', models.CharField(choices=[('nurse', 'Nurse'), ('learning_disability_nurse', 'Learning disability nurse'), ('mental_health_nurse', 'Mental health nurse'), ('social_worker', 'Social worker'), ('occupational_therapist', 'Occupational therapist'), ('physiotherapist', 'Physiotherapist'), ('speech_therapist', 'Speech and language therapist'), ('doctor', 'Doctor'), ('care_manager', 'Manager without a register')], max_length=30)),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('practice_supervisor', 'Practice supervisor'), ('practice_assessor', 'Practice assessor'), ('practice_educator', 'Practice educator'), ('educational_supervisor', 'Educational supervisor'), ('academic_assessor', 'Academic assessor')], max_length=30), size=None)),
                ('days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')]), help_text='On which they are there', size=None)),
                ('most_students', models.PositiveSmallIntegerField(default=1, verbose_name='students at once')),
                ('trained_until', models.DateField(blank=True, help_text='Empty: don’t know yet', null=True)),
                ('works_until', models.DateField(blank=True, help_text='Once they leave', null=True, verbose_name='last day')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone number')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='works for')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('roles__contained_by', ['practice_supervisor', 'practice_assessor', 'practice_educator', 'educational_supervisor', 'academic_assessor']), ('roles__len__gte', 1)), name='supervisor_has_known_roles'), models.CheckConstraint(condition=models.Q(('days__contained_by', [0, 1, 2, 3, 4, 5, 6]), ('days__len__gte', 1)), name='supervisor_is_there_on_known_days'), models.CheckConstraint(condition=models.Q(('most_students__range', (1, 10))), name='supervisor_takes_a_believable_number')],
            },
        ),
        migrations.CreateModel(
            name='SupervisorSite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_visiting', models.BooleanField(default=False, verbose_name='visits, and is rung on other days')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='placements.site', verbose_name='place')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='placements.supervisor')),
            ],
            options={
                'verbose_name': 'place of a supervisor',
                'verbose_name_plural': 'places of a supervisor',
                'ordering': ['site', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('supervisor', 'site'), name='supervisor_once_at_a_site')],
            },
        ),
        migrations.AddField(
            model_name='supervisor',
            name='sites',
            field=models.ManyToManyField(related_name='supervisors', through='placements.SupervisorSite', to='placements.site', verbose_name='places'),
        ),
        migrations.CreateModel(
            name='WaysOfWorking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ring', models.CharField(help_text='An office rather than a person', max_length=120, verbose_name='whom to ring')),
                ('ring_phone', models.CharField(max_length=30, verbose_name='their phone number')),
                ('hours', models.CharField(blank=True, help_text='Such as 37.5 a week, nights from year 2', max_length=300, verbose_name='hours')),
                ('paperwork', models.CharField(blank=True, help_text='The document or system that hosts use', max_length=300, verbose_name='how students are assessed')),
                ('induction_url', models.URLField(blank=True, verbose_name='induction pack')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what else helps')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'ways of working',
                'verbose_name_plural': 'ways of working',
            },
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.UniqueConstraint(fields=('programme', 'level', 'starts_on'), name='block_once_on_its_first_day'),
        ),
    ]
