import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
import uuid
import workforce_portal.organisations.models.care_services
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
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('summary', models.CharField(help_text='One sentence, as it stands in lists', max_length=200)),
                ('description', models.TextField(blank=True, help_text='What happens, how long it takes, what it leads to')),
                ('theme', models.CharField(choices=[('attract', 'Attract'), ('first_step', 'First step'), ('training', 'Training'), ('recruit', 'Recruit'), ('placement', 'Placement'), ('support', 'Support and retain')], max_length=12)),
                ('audiences', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('job_seekers', 'People who want to work in care'), ('workers', 'People who work in care'), ('employers', 'Employers'), ('professionals', 'Advisers and other professionals'), ('students', 'Students and schools')], max_length=15), size=None, verbose_name='who it is for')),
                ('delivery', models.CharField(choices=[('person', 'In person'), ('remote', 'Online or by telephone'), ('outreach', 'They come to you'), ('mixed', 'In person and online')], max_length=10, verbose_name='how it is given')),
                ('is_free', models.BooleanField(default=True, verbose_name='free for those who take part')),
                ('costs', models.CharField(blank=True, help_text='What it costs, or what is paid for', max_length=200)),
                ('age_from', models.PositiveSmallIntegerField(blank=True, help_text='The first age that may join', null=True, validators=[django.core.validators.MaxValueValidator(120)])),
                ('age_to', models.PositiveSmallIntegerField(blank=True, help_text='The last age that may join', null=True, validators=[django.core.validators.MaxValueValidator(120)])),
                ('starts_on', models.DateField(blank=True, help_text='Empty where it runs already', null=True)),
                ('ends_on', models.DateField(blank=True, help_text='Empty where no end is planned', null=True)),
                ('closed_until', models.DateField(blank=True, help_text='For a break: the day when it opens again', null=True)),
                ('closed_note', models.CharField(blank=True, help_text='The public reads this', max_length=200, verbose_name='why it is closed')),
                ('credit', models.CharField(blank=True, help_text='Who told us of it, if they like to be named', max_length=120)),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='where we know it from')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of that')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('published', 'Published'), ('withdrawn', 'Withdrawn'), ('archived', 'Archived')], default='proposed', editable=False, max_length=10)),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, editable=False, max_length=200)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('link_version', models.PositiveIntegerField(default=1, editable=False)),
                ('verified_on', models.DateField(blank=True, editable=False, null=True, verbose_name='last known to be right')),
                ('review_every', models.PositiveSmallIntegerField(choices=[(91, 'Every three months'), (182, 'Every six months'), (365, 'Every year')], default=182, verbose_name='looked at again')),
                ('review_on', models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(django.db.models.expressions.CombinedExpression(models.F('verified_on'), '+', models.F('review_every')), output_field=models.DateField()), output_field=models.DateField(null=True))),
                ('search_text', models.GeneratedField(db_persist=True, expression=workforce_portal.organisations.models.care_services.PlainWords(django.db.models.functions.text.Concat(models.F('title'), models.Value(' '), models.F('summary'), models.Value(' '), models.F('description'), output_field=models.TextField())), output_field=models.TextField())),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='organisations.organisation')),
                ('owner', models.ForeignKey(blank=True, help_text='Who of the organisation answers for it, and is asked whether it is still right', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.membership')),
                ('verified_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'activities',
                'ordering': ['title', 'pk'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search_text', 'gin_trgm_ops'), name='activity_search_by_word'), models.Index(fields=['state', 'theme', 'review_on'], name='activity_counts')],
                'constraints': [models.CheckConstraint(condition=models.Q(('audiences__len__gt', 0), ('audiences__contained_by', ['job_seekers', 'workers', 'employers', 'professionals', 'students'])), name='activity_is_for_somebody', violation_error_message='Choose who it is for.'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='activity_ends_after_it_starts', violation_error_message='It ends before it begins. Change one of the two dates.'), models.CheckConstraint(condition=models.Q(('age_from', None), ('age_to', None), ('age_to__gte', models.F('age_from')), _connector='OR'), name='activity_ages_in_order', violation_error_message='The last age is below the first. Change one of the two.'), models.CheckConstraint(condition=models.Q(('closed_until', None), models.Q(('closed_note', ''), _negated=True), _connector='OR'), name='activity_closed_says_why', violation_error_message='Say why it is closed, in words that the public may read.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('published_at__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='activity_published_is_verified'), models.CheckConstraint(condition=models.Q(('state', 'withdrawn'), ('withdrawn_reason', ''), _connector='XOR'), name='activity_withdrawn_says_why'), models.CheckConstraint(condition=models.Q(('state', 'archived'), ('archived_at', None), _connector='XOR'), name='activity_archived_has_its_time'), models.CheckConstraint(condition=models.Q(('review_every__in', [91, 182, 365])), name='activity_is_looked_at_again')],
            },
        ),
        migrations.CreateModel(
            name='ActivityEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('proposed', 'Proposed'), ('moved', 'Moved'), ('verified', 'Still right'), ('changed', 'Changed')], max_length=10)),
                ('from_state', models.CharField(blank=True, choices=[('proposed', 'Proposed'), ('published', 'Published'), ('withdrawn', 'Withdrawn'), ('archived', 'Archived')], max_length=10)),
                ('to_state', models.CharField(blank=True, choices=[('proposed', 'Proposed'), ('published', 'Published'), ('withdrawn', 'Withdrawn'), ('archived', 'Archived')], max_length=10)),
                ('role', models.CharField(choices=[('staff', 'Staff'), ('owner', 'The owner'), ('portal', 'The portal, by the clock')], max_length=10)),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='mapping.activity')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'line of history',
                'verbose_name_plural': 'history',
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'moved'), models.Q(('from_state', ''), _negated=True), models.Q(('to_state', ''), _negated=True)), models.Q(models.Q(('kind', 'moved'), _negated=True), ('from_state', '')), _connector='OR'), name='activity_event_moved_says_whence')],
            },
        ),
        migrations.CreateModel(
            name='Coverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_region', models.BooleanField(default=False, verbose_name='the whole North West')),
                ('outcode', models.CharField(blank=True, help_text='Such as M33, where it is for one part only', max_length=4, verbose_name='first half of a postcode')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coverage', to='mapping.activity')),
                ('council', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.council')),
                ('sub_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subregion')),
            ],
            options={
                'verbose_name': 'area',
                'verbose_name_plural': 'for people in',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('council', None), ('is_region', True), ('outcode', ''), ('sub_region', None)), models.Q(('council', None), ('is_region', False), ('outcode', ''), ('sub_region__isnull', False)), models.Q(('council__isnull', False), ('is_region', False), ('outcode', ''), ('sub_region', None)), models.Q(('council', None), ('is_region', False), ('sub_region', None), models.Q(('outcode', ''), _negated=True)), _connector='OR'), name='coverage_is_one_area', violation_error_message='Choose one area to a line: the region, a sub-region, a council or an outcode.'), models.UniqueConstraint(fields=('activity', 'is_region', 'sub_region', 'council', 'outcode'), name='coverage_names_an_area_once', nulls_distinct=False, violation_error_message='This area is named already.')],
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('street', models.CharField(blank=True, max_length=200)),
                ('town', models.CharField(max_length=80)),
                ('postcode', models.CharField(max_length=8)),
                ('easting', models.PositiveIntegerField(editable=False)),
                ('northing', models.PositiveIntegerField(editable=False)),
                ('access', models.CharField(blank=True, help_text='Steps, lift, parking, the nearest stop', max_length=300, verbose_name='getting in and around')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.council')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='map_locations', to='organisations.organisation')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name', 'postcode'), name='location_once_per_organisation', violation_error_message='This organisation has a location of that name and postcode already.')],
            },
        ),
        migrations.CreateModel(
            name='ActivityLocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('times', models.CharField(blank=True, help_text='Such as: Tuesdays, 10am to midday', max_length=200)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='held_at', to='mapping.activity')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='used_by', to='mapping.location')),
            ],
            options={
                'verbose_name': 'place',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'location'), name='activity_is_once_at_a_location')],
            },
        ),
        migrations.CreateModel(
            name='WayIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('job_seekers', 'People who want to work in care'), ('workers', 'People who work in care'), ('employers', 'Employers'), ('professionals', 'Advisers and other professionals'), ('students', 'Students and schools')], max_length=15, verbose_name='who')),
                ('through', models.CharField(choices=[('self', 'For yourself'), ('professional', 'As a professional, for somebody')], default='self', max_length=12, verbose_name='asks')),
                ('words', models.CharField(help_text='Such as: Ring and ask for Moira, on any weekday before 3pm', max_length=300, verbose_name='what to do')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone number')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='web page')),
                ('is_walk_in', models.BooleanField(default=False, verbose_name='you can just come')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ways_in', to='mapping.activity')),
            ],
            options={
                'verbose_name': 'way in',
                'verbose_name_plural': 'how to get in',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'audience', 'through'), name='way_in_once_for_each', violation_error_message='There is a way in for these people already.'), models.CheckConstraint(condition=models.Q(models.Q(('phone', ''), _negated=True), models.Q(('email', ''), _negated=True), models.Q(('link', ''), _negated=True), ('is_walk_in', True), _connector='OR'), name='way_in_leads_somewhere', violation_error_message='Give a phone number, an address or a web page, or say that people can come.')],
            },
        ),
    ]
