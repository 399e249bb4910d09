import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0004_search_care_services'),
        ('providers', '0007_search_resources'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='CallBackRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('service_name', models.CharField(max_length=255, verbose_name='service')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone number')),
                ('question', models.TextField(blank=True)),
                ('adjustments', models.TextField(blank=True, verbose_name='to take part')),
                ('idempotency_key', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('promised_by', models.DateField(help_text='Two working days after they asked')),
                ('status', models.CharField(choices=[('open', 'To ring'), ('booked', 'Booked'), ('closed', 'Closed')], default='open', max_length=10)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('close_reason', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'call to make',
                'verbose_name_plural': 'calls to make',
                'ordering': ['promised_by', 'created_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR'), name='call_back_can_be_reached_by_email_or_phone'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='call_back_settled_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'closed'), _negated=True), models.Q(('close_reason', ''), _negated=True), _connector='OR'), name='call_back_closed_has_its_reason')],
            },
        ),
        migrations.CreateModel(
            name='CallBackWindow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('day', models.DateField(blank=True, null=True)),
                ('weekday', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], null=True)),
                ('part', models.CharField(choices=[('morning', 'Morning'), ('afternoon', 'Afternoon'), ('evening', 'Evening')], max_length=10)),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.CheckConstraint(condition=models.Q(('position__range', (1, 3))), name='call_back_window_is_one_of_three'), models.CheckConstraint(condition=models.Q(models.Q(('day__isnull', True), ('weekday__isnull', False)), models.Q(('day__isnull', False), ('weekday__isnull', True)), _connector='OR'), name='call_back_window_is_a_date_or_a_weekday')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_online', models.BooleanField(default=False, verbose_name='online')),
                ('join_url', models.URLField(blank=True, verbose_name='link to join')),
                ('join_by_phone', models.CharField(blank=True, max_length=100, verbose_name='number to join by phone')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')]), size=None)),
                ('every_weeks', models.PositiveSmallIntegerField(default=1, help_text='1 is every week', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)])),
                ('first_on', models.DateField(verbose_name='from')),
                ('last_on', models.DateField(verbose_name='until')),
                ('starts', models.TimeField(help_text='By the clock in England', verbose_name='start')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='length in minutes')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='places')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'verbose_name': 'run of sessions',
                'verbose_name_plural': 'runs of sessions',
                'ordering': ['-created_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='run_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('weekdays__len__gte', 1)), name='run_has_a_weekday'), models.CheckConstraint(condition=models.Q(('every_weeks__gte', 1)), name='run_repeats_after_a_week_or_more'), models.CheckConstraint(condition=models.Q(('minutes__gte', 5)), name='run_has_a_length'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='run_has_a_place')],
            },
        ),
        migrations.CreateModel(
            name='WaitEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('email_norm', models.CharField(editable=False, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone number')),
                ('service_name', models.CharField(max_length=255, verbose_name='service')),
                ('question', models.TextField(blank=True)),
                ('adjustments', models.TextField(blank=True, verbose_name='to take part')),
                ('idempotency_key', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='waiting since')),
                ('no_offer_because', models.CharField(blank=True, choices=[('not_open', 'The session is not open'), ('too_soon', 'It starts too soon: nobody could answer in time'), ('no_place', 'No place is free'), ('already_booked', 'They have a place at it already')], max_length=20, verbose_name='why no offer')),
                ('no_offer_since', models.DateTimeField(blank=True, editable=False, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('left_because', models.CharField(blank=True, choices=[('left', 'Left the list'), ('accepted', 'Accepted a place'), ('declined', 'Declined the offer'), ('expired', 'The offer ran out'), ('withdrawn', 'The offer was taken back'), ('booked', 'Booked a place otherwise'), ('cancelled', 'The session was cancelled')], max_length=20, verbose_name='how it ended')),
            ],
            options={
                'verbose_name': 'place in line',
                'verbose_name_plural': 'waiting lists',
                'ordering': ['created_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('left_at__isnull', True), ('left_because', '')), models.Q(('left_at__isnull', False), models.Q(('left_because', ''), _negated=True)), _connector='OR'), name='wait_entry_left_has_its_reason')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='booking',
            name='booking_place_is_taken_once',
        ),
        migrations.RemoveConstraint(
            model_name='booking',
            name='booking_once_per_person_and_session',
        ),
        migrations.RemoveConstraint(
            model_name='booking',
            name='booking_can_be_reached_by_email_or_phone',
        ),
        migrations.AddField(
            model_name='booking',
            name='is_over_capacity',
            field=models.BooleanField(default=False, editable=False, help_text='Walked in although the session was full', verbose_name='beyond the places'),
        ),
        migrations.AddField(
            model_name='booking',
            name='offer_expires_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='offer runs out'),
        ),
        migrations.AlterField(
            model_name='booking',
            name='source',
            field=models.CharField(choices=[('web', 'Website'), ('staff', 'Staff, by phone'), ('waiting_list', 'Waiting list'), ('walk_in', 'Walked in')], default='web', max_length=12),
        ),
        migrations.AlterField(
            model_name='booking',
            name='status',
            field=models.CharField(choices=[('offered', 'Place offered'), ('booked', 'Booked'), ('attended', 'Came'), ('no_show', 'Did not come'), ('cancelled_late', 'Cancelled late'), ('cancelled_by_provider', 'Cancelled by the provider'), ('cancelled_by_us', 'Cancelled by us'), ('expired', 'Offer ran out'), ('declined', 'Offer declined'), ('withdrawn', 'Offer taken back')], default='booked', max_length=30),
        ),
        migrations.AlterField(
            model_name='bookingevent',
            name='kind',
            field=models.CharField(choices=[('booked', 'Booked'), ('moved', 'Moved'), ('changed', 'Details changed'), ('cancelled', 'Cancelled'), ('outcome', 'Outcome recorded'), ('link_sent', 'Link sent again'), ('link_revoked', 'Old links revoked'), ('told', 'Told by phone'), ('offered', 'Place offered'), ('accepted', 'Offer accepted'), ('offer_ended', 'Offer ended')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('offered', 'booked', 'attended', 'no_show', 'cancelled_late'))), fields=('drop_in', 'place_no'), name='booking_place_is_taken_once'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('offered', 'booked')), models.Q(('email_norm', ''), _negated=True)), fields=('drop_in', 'email_norm'), name='booking_once_per_person_and_session'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('phone', ''), _negated=True), ('redacted_at__isnull', False), ('source', 'walk_in'), _connector='OR'), name='booking_can_be_reached_by_email_or_phone'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer_expires_at__isnull', False), ('status', 'offered')), models.Q(models.Q(('status', 'offered'), _negated=True), ('offer_expires_at__isnull', True)), _connector='OR'), name='booking_offered_has_its_end'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('is_over_capacity', False), ('source', 'walk_in'), _connector='OR'), name='booking_over_capacity_walked_in'),
        ),
        migrations.AddField(
            model_name='callbackrequest',
            name='booking',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.booking'),
        ),
        migrations.AddField(
            model_name='callbackrequest',
            name='care_service',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.careservice'),
        ),
        migrations.AddField(
            model_name='callbackrequest',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='callbackrequest',
            name='topic',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.topic'),
        ),
        migrations.AddField(
            model_name='callbackwindow',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='windows', to='providers.callbackrequest'),
        ),
        migrations.AddField(
            model_name='run',
            name='adviser',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.adviser'),
        ),
        migrations.AddField(
            model_name='run',
            name='created_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='run',
            name='type',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.dropintype', verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='run',
            name='venue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.venue'),
        ),
        migrations.AddField(
            model_name='dropin',
            name='run',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drop_ins', to='providers.run'),
        ),
        migrations.AddField(
            model_name='waitentry',
            name='also',
            field=models.ManyToManyField(blank=True, help_text='Any of them would do', related_name='+', to='providers.dropin', verbose_name='also these times'),
        ),
        migrations.AddField(
            model_name='waitentry',
            name='care_service',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.careservice'),
        ),
        migrations.AddField(
            model_name='waitentry',
            name='drop_in',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wait_entries', to='providers.dropin'),
        ),
        migrations.AddField(
            model_name='waitentry',
            name='offer',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wait_entry', to='providers.booking'),
        ),
        migrations.AddField(
            model_name='waitentry',
            name='topic',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.topic'),
        ),
        migrations.AddConstraint(
            model_name='callbackrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('booking__isnull', False), ('status', 'booked')), models.Q(models.Q(('status', 'booked'), _negated=True), ('booking__isnull', True)), _connector='OR'), name='call_back_booked_has_its_booking'),
        ),
        migrations.AddConstraint(
            model_name='callbackwindow',
            constraint=models.UniqueConstraint(fields=('request', 'position'), name='call_back_window_position_is_taken_once'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_online', True), ('venue__isnull', True)), models.Q(('is_online', False), ('venue__isnull', False)), _connector='OR'), name='run_is_online_or_has_a_venue'),
        ),
        migrations.AddConstraint(
            model_name='waitentry',
            constraint=models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('drop_in', 'email_norm'), name='wait_entry_once_per_person'),
        ),
    ]
