import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import placements.models.offers
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_add_members'),
        ('placements', '0003_add_supervisors_audits_and_needs'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('discipline', models.CharField(choices=[('adult_nursing', 'Adult nursing'), ('learning_disability_nursing', 'Learning disability nursing'), ('mental_health_nursing', 'Mental health nursing'), ('nursing_associate', 'Nursing associate'), ('social_work', 'Social work'), ('occupational_therapy', 'Occupational therapy'), ('physiotherapy', 'Physiotherapy'), ('speech_therapy', 'Speech and language therapy'), ('medicine', 'Medicine'), ('t_level', 'T Level in health')], max_length=30, verbose_name='students of')),
                ('number', models.PositiveSmallIntegerField(verbose_name='students at the same time')),
                ('hours', models.PositiveSmallIntegerField(default=0, verbose_name='hours that each can do')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')]), default=placements.models.offers.working_week, size=None)),
                ('state', models.CharField(choices=[('draft', 'Draft, not published'), ('published', 'Published'), ('paused', 'Paused: an audit has run out'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10)),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last confirmed')),
                ('confirmed_by_name', models.CharField(blank=True, editable=False, max_length=120, verbose_name='confirmed by')),
                ('priority_until', models.DateField(blank=True, null=True, verbose_name='only for some until')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('priority_universities', models.ManyToManyField(blank=True, related_name='+', to='organisations.organisation', verbose_name='who first')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='placements.site', verbose_name='place')),
            ],
            options={
                'ordering': ['starts_on', 'discipline', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='offer_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('number__range', (1, 20))), name='offer_is_for_somebody'), models.CheckConstraint(condition=models.Q(('days__contained_by', [0, 1, 2, 3, 4, 5, 6]), ('days__len__gte', 1)), name='offer_is_on_known_days'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('published', 'paused')), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='offer_published_was_confirmed')],
            },
        ),
        migrations.CreateModel(
            name='OfferEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=20)),
                ('from_state', models.CharField(choices=[('draft', 'Draft, not published'), ('published', 'Published'), ('paused', 'Paused: an audit has run out'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('to_state', models.CharField(choices=[('draft', 'Draft, not published'), ('published', 'Published'), ('paused', 'Paused: an audit has run out'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('role', models.CharField(choices=[('host', 'The host'), ('university', 'University or college'), ('staff', 'Programme staff'), ('portal', 'The portal')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='placements.offer')),
            ],
            options={
                'verbose_name': 'event',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Window',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(help_text='In which September it begins')),
                ('name', models.CharField(help_text='The same each year, such as Early spring', max_length=40)),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
            ],
            options={
                'ordering': ['year', 'starts_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('year', 'name'), name='window_named_once_a_year'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='window_ends_after_it_begins')],
            },
        ),
        migrations.AddField(
            model_name='offer',
            name='window',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.window'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(fields=('site', 'window', 'discipline'), name='offer_once_in_a_window'),
        ),
    ]
