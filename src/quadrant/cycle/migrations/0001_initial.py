import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrameworkVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('key', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('content', models.TextField()),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'key', 'version'), name='framework_version_once', violation_error_message='This version of the framework is already kept. Give the file a new version.'), models.UniqueConstraint(condition=models.Q(('partnership', None)), fields=('key', 'version'), name='shipped_version_once', violation_error_message='This version of the shipped framework is already kept.')],
            },
        ),
        migrations.CreateModel(
            name='Cycle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('name', models.CharField(max_length=150)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.frameworkversion')),
                ('subject_kind', models.CharField(choices=[('service', 'Service'), ('theme', 'Theme'), ('client_group', 'Client group'), ('fund', 'Fund')], max_length=20)),
                ('scope', models.TextField()),
                ('lead_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('level', models.CharField(choices=[('strategic', 'Strategic'), ('operational', 'Operational'), ('individual', 'Individual')], max_length=20)),
                ('tier', models.CharField(choices=[('universal', 'Universal'), ('targeted', 'Targeted'), ('specialist', 'Specialist')], max_length=20)),
                ('way', models.CharField(choices=[('separate', 'Separate'), ('parallel', 'Parallel'), ('joint', 'Joint'), ('integrated', 'Integrated')], max_length=20)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('area_code', models.CharField(blank=True, max_length=9)),
                ('drivers', models.JSONField(blank=True, default=list)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='cycle.cycle')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-starts_on', 'name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='cycle_name_once', violation_error_message='A cycle of this name already exists.'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='cycle_ends_after_start', violation_error_message='A cycle cannot end before it begins.')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='cycle.cycle')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('named_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cycle', 'organisation'), name='participant_once', violation_error_message='This organisation already takes part.')],
            },
        ),
        migrations.CreateModel(
            name='CastMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cast', to='cycle.cycle')),
                ('part', models.CharField(max_length=60)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cycle', 'part', 'body'), name='cast_once', violation_error_message='This body already plays that part.')],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ticks', to='cycle.cycle')),
                ('place', models.CharField(max_length=200)),
                ('note', models.TextField()),
                ('ticked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticked_at', models.DateTimeField()),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('cycle', 'place'), name='tick_once', violation_error_message='This activity is already ticked.')],
            },
        ),
        migrations.CreateModel(
            name='StepMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='cycle.cycle')),
                ('place', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('skipped', 'skipped'), ('not_applicable', 'not_applicable'), ('reopened', 'reopened')], max_length=20)),
                ('why', models.TextField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cycle.cycle')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(max_length=200)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('due_on', models.DateField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OutcomeTestAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('place', models.CharField(max_length=200)),
                ('achieved', models.BooleanField()),
                ('evidence', models.TextField()),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='OwnWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('term', models.CharField(max_length=200)),
                ('names', models.JSONField(default=list)),
                ('word', models.CharField(blank=True, max_length=80)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'term'), name='own_word_once', violation_error_message='This partnership has a word for that already. Change it instead.')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('token_digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'person'), name='calendar_feed_once', violation_error_message='You already have a calendar address. Replace it instead.')],
            },
        ),
    ]
