import django.db.models.deletion
import quadrant.appraisal.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycle', '0001_initial'),
        ('governance', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('name', models.CharField(max_length=150)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criteriaset')),
                ('lowest', models.SmallIntegerField(default=0)),
                ('highest', models.SmallIntegerField(default=5)),
                ('anchors', models.JSONField(blank=True, default=list)),
                ('does_not_apply', models.CharField(choices=[('refuse', 'Every criterion is marked'), ('redistribute', 'A criterion may not apply; the other weights are raised in proportion'), ('lose', 'A criterion may not apply; its points are lost')], default=quadrant.appraisal.terms.DoesNotApply['REFUSE'], max_length=12)),
                ('pass_mark', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('note', models.TextField(blank=True)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_at', models.DateTimeField()),
                ('adopted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('adopted_at', models.DateTimeField(null=True)),
                ('resting_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.recommendation')),
            ],
            options={
                'ordering': ['name', '-version'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'name', 'version'), name='criteria_set_once', violation_error_message='This cycle already has criteria of that name and version.'), models.UniqueConstraint(fields=('supersedes',), name='criteria_superseded_once', violation_error_message='A newer version of these criteria has already been drafted.'), models.CheckConstraint(condition=models.Q(('adopted_by__isnull', True), models.Q(('adopted_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='criteria_adopted_by_another', violation_error_message='Whoever drafted the criteria cannot adopt them.'), models.CheckConstraint(condition=models.Q(('highest__gt', models.F('lowest')), ('lowest__gte', 0)), name='criteria_scale_runs_upwards', violation_error_message='The highest mark must be above the lowest, and the lowest 0 or more.'), models.CheckConstraint(condition=models.Q(('pass_mark__isnull', True), models.Q(('pass_mark__gte', 0), ('pass_mark__lte', 100)), _connector='OR'), name='criteria_pass_mark_in_100', violation_error_message='A pass mark lies between 0 and 100.')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='appraisal.criteriaset')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='appraisal.criterion')),
                ('key', models.SlugField(max_length=80)),
                ('code', models.CharField(blank=True, max_length=12)),
                ('name', models.CharField(max_length=300)),
                ('weight', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('kind', models.CharField(choices=[('fixed', 'Fixed'), ('local', 'Local')], default=quadrant.appraisal.terms.CriterionKind['FIXED'], max_length=10)),
                ('guidance', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('place', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['place', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('criteria_set', 'key'), name='criterion_once', violation_error_message='The set already holds this criterion.'), models.CheckConstraint(condition=models.Q(('weight__isnull', True), models.Q(('weight__gte', 0), ('weight__lte', 100)), _connector='OR'), name='criterion_weight_in_100', violation_error_message='A weight lies between 0 and 100.')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='appraisal.criteriaset')),
                ('reference', models.CharField(blank=True, max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('entered_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['reference', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reference', ''), _negated=True), fields=('criteria_set', 'reference'), name='entry_reference_once', violation_error_message='This reference has already been entered.')],
            },
        ),
        migrations.CreateModel(
            name='ModeratedMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.entry')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criterion')),
                ('mark', models.PositiveSmallIntegerField(null=True)),
                ('reason', models.TextField()),
                ('moderated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moderated_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('entry', 'criterion'), name='moderated_once', violation_error_message='Somebody has just moderated this cell. Look at it again.')],
            },
        ),
        migrations.CreateModel(
            name='AgreedScores',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criteriaset')),
                ('agreed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed_at', models.DateTimeField()),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_at', models.DateTimeField(null=True)),
                ('reopened_why', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('reopened_at', None)), fields=('criteria_set',), name='scores_agreed_once', violation_error_message='These scores are already agreed.')],
            },
        ),
        migrations.CreateModel(
            name='AgreedMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='appraisal.agreedscores')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.entry')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criterion')),
                ('mark', models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ('moderated', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agreed', 'entry', 'criterion'), name='agreed_mark_once', violation_error_message='This mark is already agreed.')],
            },
        ),
        migrations.CreateModel(
            name='AgreedScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='appraisal.agreedscores')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.entry')),
                ('score', models.DecimalField(decimal_places=6, max_digits=9)),
                ('adjusted', models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ('spread', models.DecimalField(decimal_places=6, max_digits=9)),
                ('markers', models.PositiveSmallIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agreed', 'entry'), name='agreed_score_once', violation_error_message='This score is already agreed.')],
            },
        ),
        migrations.CreateModel(
            name='Ranking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.agreedscores')),
                ('ranked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ranked_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='RankedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('ranking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='appraisal.ranking')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.entry')),
                ('place', models.PositiveSmallIntegerField()),
                ('adjusted_place', models.PositiveSmallIntegerField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ranking', 'entry'), name='ranked_once', violation_error_message='This entry is already ranked.')],
            },
        ),
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('criteria_set', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criteriaset')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('chair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_why', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='Panellist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panellists', to='appraisal.panel')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('named_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('panel', 'person'), name='panellist_once', violation_error_message='This person is already on the panel.')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('panellist', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='appraisal.panellist')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='appraisal.entry')),
                ('assigned_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('panellist', 'entry'), name='sheet_once', violation_error_message='This panellist already marks that entry.')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='appraisal.sheet')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criterion')),
                ('mark', models.PositiveSmallIntegerField(null=True)),
                ('not_applicable', models.BooleanField(default=False)),
                ('reason', models.TextField(blank=True)),
                ('given_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sheet', 'criterion'), name='mark_once', violation_error_message='This criterion is already marked on the sheet.'), models.CheckConstraint(condition=models.Q(('not_applicable', False), ('mark__isnull', True), _connector='OR'), name='mark_or_not_applicable', violation_error_message='A criterion that does not apply has no mark.')],
            },
        ),
    ]
