import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import providers.models.resources
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0004_tell_people_by_phone'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('summary', models.CharField(max_length=250)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10)),
                ('built_zip', models.FileField(blank=True, editable=False, upload_to=providers.models.resources.stored_pack_name)),
                ('built_from', models.CharField(blank=True, editable=False, help_text='Hash of everything that went into the ZIP', max_length=64)),
                ('built_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('built_bytes', models.PositiveBigIntegerField(default=0, editable=False)),
                ('built_contents', models.JSONField(blank=True, default=list, editable=False)),
                ('built_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'ordering': ['title', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(('built_at__isnull', False), ('published_at__isnull', False), models.Q(('built_zip', ''), _negated=True)), _connector='OR'), name='pack_published_is_built')],
            },
        ),
        migrations.CreateModel(
            name='DailyCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('download', 'Download of a resource'), ('pack', 'Download of a pack')], max_length=10)),
                ('object_id', models.PositiveBigIntegerField()),
                ('n', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['-on', 'kind', 'object_id'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id', 'on'), name='daily_count_is_one_row_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('slug', models.SlugField(help_text='Part of its address, also in print: it cannot change once published', max_length=80, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('summary', models.CharField(help_text='One or two sentences, for lists and searches', max_length=250)),
                ('stage', models.CharField(choices=[('plan', 'Plan'), ('advertise', 'Advertise'), ('select', 'Select'), ('check', 'Check'), ('welcome', 'Welcome'), ('keep', 'Keep')], max_length=10)),
                ('settings', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('care_home', 'Care home'), ('home_care', 'Home care'), ('supported_living', 'Supported living'), ('any', 'Any service')], max_length=20), help_text='The kinds of service that it suits', size=None, verbose_name='kinds of service')),
                ('minutes', models.PositiveSmallIntegerField(choices=[(5, '5 minutes'), (30, '30 minutes'), (240, 'Half a day')], verbose_name='time needed')),
                ('is_editable', models.BooleanField(default=False, help_text='Otherwise it is to read or print only', verbose_name='can be edited')),
                ('kind', models.CharField(choices=[('page', 'A page to read here'), ('file', 'A file to download'), ('link', 'A page of somebody else')], max_length=5)),
                ('html_body', models.TextField(blank=True, verbose_name='text of the page')),
                ('external_url', models.URLField(blank=True, max_length=500, verbose_name='address of the page')),
                ('licence', models.CharField(choices=[('ogl', 'Open Government Licence 3.0'), ('cc_by', 'Creative Commons Attribution 4.0'), ('own_service', 'Free to use inside your own service'), ('all_rights', 'All rights reserved by its owner')], default='ogl', max_length=20)),
                ('logo_note', models.CharField(blank=True, help_text="“Put your own logo on it. Leave the councils' logos off.”", max_length=200, verbose_name='whose logo may be used')),
                ('review_by', models.DateField(blank=True, help_text='Nothing is published without a date to look again', null=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10)),
                ('text_version', models.PositiveIntegerField(default=1, editable=False, help_text='Of a page: rises with each change')),
                ('change_note', models.CharField(blank=True, editable=False, help_text='Of a page: its last change', max_length=300)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='When a reader would last have noticed a change')),
                ('published_at', models.DateTimeField(blank=True, editable=False, help_text='First published', null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, editable=False, max_length=300)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['title', 'pk'],
                'indexes': [models.Index(fields=['status', 'stage'], name='resource_status_stage'), models.Index(condition=models.Q(('status', 'published')), fields=['review_by'], name='resource_review_by')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('external_url', ''), ('kind', 'page')), models.Q(('external_url', ''), ('html_body', ''), ('kind', 'file')), models.Q(('html_body', ''), ('kind', 'link')), _connector='OR'), name='resource_is_a_page_a_file_or_a_link', violation_error_message='A resource is a page, a file or a link: fill in what belongs to its kind.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('kind', 'file'), models.Q(('kind', 'page'), models.Q(('html_body', ''), _negated=True)), models.Q(('kind', 'link'), models.Q(('external_url', ''), _negated=True)), _connector='OR'), name='resource_published_has_content', violation_error_message='A published resource needs its text or its address.'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('status', 'draft')), models.Q(('published_at__isnull', False), ('review_by__isnull', False), ('status', 'published')), models.Q(('published_at__isnull', False), ('status', 'withdrawn')), _connector='OR'), name='resource_published_has_its_time_and_review', violation_error_message='A published resource needs a date to look at it again.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), ('withdrawn_at__isnull', False)), models.Q(models.Q(('status', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True)), _connector='OR'), name='resource_withdrawn_has_its_time'), models.CheckConstraint(condition=models.Q(('settings', []), _negated=True), name='resource_suits_some_service')],
            },
        ),
        migrations.CreateModel(
            name='PackMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, help_text='1 comes first')),
                ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='providers.pack')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pack_members', to='providers.resource')),
            ],
            options={
                'verbose_name': 'resource in a pack',
                'verbose_name_plural': 'resources in a pack',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('pack', 'resource'), name='pack_member_is_there_once')],
            },
        ),
        migrations.AddField(
            model_name='pack',
            name='resources',
            field=models.ManyToManyField(related_name='packs', through='providers.PackMember', to='providers.resource'),
        ),
        migrations.CreateModel(
            name='FormatRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted', models.CharField(choices=[('large_print', 'Large print'), ('easy_read', 'Easy read'), ('screen_reader', 'For a screen reader'), ('audio', 'Audio'), ('braille', 'Braille'), ('language', 'Another language'), ('other', 'Something else')], max_length=20, verbose_name='format')),
                ('details', models.CharField(blank=True, max_length=500)),
                ('name', models.CharField(max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('status', models.CharField(choices=[('open', 'To do'), ('done', 'Done'), ('declined', 'Cannot be done')], default='open', editable=False, max_length=10)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('due_on', models.DateField(verbose_name='due')),
                ('answer', models.TextField(blank=True, editable=False, verbose_name='what we told the person')),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('answered_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='format_requests', to='providers.resource')),
            ],
            options={
                'verbose_name': 'request for another format',
                'verbose_name_plural': 'requests for another format',
                'ordering': ['due_on', 'pk'],
                'indexes': [models.Index(fields=['status', 'due_on'], name='format_request_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='format_request_answered_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='ChangeSubscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('email_norm', models.CharField(editable=False, max_length=254)),
                ('link_version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('unsubscribed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='providers.resource')),
            ],
            options={
                'ordering': ['-created_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('resource', 'email_norm'), name='change_subscription_is_there_once')],
            },
        ),
        migrations.CreateModel(
            name='ResourceEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('published', 'Published'), ('withdrawn', 'Withdrawn'), ('new_version', 'New version'), ('text_changed', 'Text changed'), ('version_withdrawn', 'Version withdrawn')], max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('from_status', models.CharField(blank=True, max_length=10)),
                ('to_status', models.CharField(blank=True, max_length=10)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='providers.resource')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ResourceVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('file', models.FileField(upload_to=providers.models.resources.stored_name)),
                ('original_name', models.CharField(max_length=200)),
                ('file_type', models.CharField(choices=[('docx', 'Word'), ('odt', 'OpenDocument text'), ('xlsx', 'Excel spreadsheet'), ('pptx', 'PowerPoint'), ('pdf', 'PDF'), ('png', 'PNG picture'), ('jpg', 'JPEG picture')], max_length=5)),
                ('sha256', models.CharField(max_length=64)),
                ('bytes', models.PositiveBigIntegerField()),
                ('pages', models.PositiveIntegerField(blank=True, null=True)),
                ('change_note', models.CharField(blank=True, max_length=300)),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='providers.resource')),
            ],
            options={
                'ordering': ['resource', '-number'],
                'constraints': [models.UniqueConstraint(fields=('resource', 'number'), name='resource_version_number_is_given_once'), models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('resource',), name='resource_version_one_is_current'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='resource_version_number_from_one'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('change_note', ''), _negated=True), _connector='OR'), name='resource_version_later_says_what_changed'), models.CheckConstraint(condition=models.Q(('replaced_at__isnull', True), ('replaced_at__gte', models.F('published_at')), _connector='OR'), name='resource_version_is_replaced_after_it_came')],
            },
        ),
        migrations.CreateModel(
            name='TopicResource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, help_text='1 comes first')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_resources', to='providers.resource')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_resources', to='providers.topic')),
            ],
            options={
                'verbose_name': 'resource for a topic',
                'verbose_name_plural': 'resources for topics',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('topic', 'resource'), name='topic_resource_names_a_resource_once')],
            },
        ),
        migrations.AddField(
            model_name='resource',
            name='topics',
            field=models.ManyToManyField(related_name='resources', through='providers.TopicResource', to='providers.topic'),
        ),
    ]
