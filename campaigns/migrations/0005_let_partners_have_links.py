import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0004_move_and_cancel_events'),
        ('places', '0004_drop_is_live_of_postcode'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartnerLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('wants_figures', models.BooleanField(default=False, verbose_name='monthly figures by e-mail')),
                ('link_version', models.PositiveIntegerField(default=1, editable=False)),
                ('idempotency_key', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('wants_figures', False), models.Q(('email', ''), _negated=True), _connector='OR'), name='partner_link_figures_have_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
            ],
            options={
                'verbose_name': 'results',
                'verbose_name_plural': 'results',
                'proxy': True,
                'default_permissions': ('view',),
                'indexes': [],
                'constraints': [],
            },
            bases=('campaigns.shortlink',),
        ),
        migrations.AddField(
            model_name='shortlink',
            name='council',
            field=models.ForeignKey(blank=True, help_text='Where it hangs, if it hangs in one place: figures are shown by part of the region', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.council'),
        ),
        migrations.AlterField(
            model_name='shortlink',
            name='is_active',
            field=models.BooleanField(default=True, verbose_name='in use'),
        ),
        migrations.AlterField(
            model_name='shortlink',
            name='placement',
            field=models.CharField(help_text='Where it is put, such as Wigan library, noticeboard', max_length=120, verbose_name='where'),
        ),
        migrations.AlterField(
            model_name='shortlink',
            name='target',
            field=models.CharField(help_text='A page of this portal, such as /find-your-role/. You may change it later', max_length=500, verbose_name='leads to'),
        ),
        migrations.AddConstraint(
            model_name='shortlink',
            constraint=models.CheckConstraint(condition=models.Q(('target__regex', '^/([^/\\\\]|$)'), ('target__startswith', 'https://'), _connector='OR'), name='short_link_leads_to_a_page'),
        ),
        migrations.AddConstraint(
            model_name='shortlink',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[2-9b-df-hj-km-np-tv-xz]+$')), name='short_link_is_readable'),
        ),
        migrations.AddField(
            model_name='partnerlink',
            name='short_link',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='partner_link', to='campaigns.shortlink'),
        ),
    ]
