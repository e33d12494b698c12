import django.db.models.deletion
import quadrant.analyse.outcomes.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycle', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('code', models.CharField(max_length=9)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('country', 'Country'), ('region', 'Region'), ('combined', 'Combined authority'), ('county', 'County'), ('unitary', 'Unitary authority'), ('metropolitan', 'Metropolitan borough'), ('london_borough', 'London borough'), ('district', 'District'), ('ward', 'Ward'), ('msoa', 'Middle-layer output area'), ('lsoa', 'Lower-layer output area'), ('locality', 'Locality')], max_length=20)),
                ('region', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('partnership__isnull', False)), fields=('partnership', 'code'), name='area_code_once_here', violation_error_message='An area with this code is already listed.'), models.UniqueConstraint(condition=models.Q(('partnership', None)), fields=('code',), name='area_code_once', violation_error_message='An area of the country with this code is already listed.')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('key', models.CharField(max_length=250)),
                ('name', models.CharField(max_length=300)),
                ('topic', models.CharField(blank=True, max_length=100)),
                ('also_under', models.CharField(blank=True, max_length=100)),
                ('unit', models.CharField(blank=True, max_length=150)),
                ('polarity', models.CharField(choices=[('high', 'Higher is better'), ('low', 'Lower is better'), ('neither', 'Neither is better')], default=quadrant.analyse.outcomes.terms.Polarity['NEITHER'], max_length=10)),
                ('method', models.CharField(choices=[('proportion', 'Per cent'), ('rate', 'Rate'), ('standardised_rate', 'Directly standardised rate'), ('ratio', 'Ratio'), ('mean', 'Mean'), ('count', 'Count'), ('index', 'Index'), ('other', 'Other')], default=quadrant.analyse.outcomes.terms.Method['OTHER'], max_length=20)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('frequency', models.CharField(blank=True, max_length=60)),
                ('definition', models.TextField(blank=True)),
                ('methodology', models.TextField(blank=True)),
                ('link', models.CharField(blank=True, max_length=1000)),
                ('decimals', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('updated_on', models.DateField(blank=True, null=True)),
                ('next_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'key'), name='indicator_key_once', violation_error_message='An indicator with this key is already listed.')],
            },
        ),
        migrations.CreateModel(
            name='Dataset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('name', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('figures', 'Figures of indicators'), ('definitions', 'Definitions of indicators'), ('neighbours', 'Statistical neighbours')], max_length=20)),
                ('file_name', models.CharField(max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('stored', models.CharField(max_length=200)),
                ('sheet', models.CharField(blank=True, max_length=100)),
                ('columns', models.JSONField(default=dict)),
                ('rows', models.PositiveIntegerField()),
                ('series', models.PositiveIntegerField(default=0)),
                ('areas', models.PositiveIntegerField(default=0)),
                ('not_available', models.PositiveIntegerField(default=0)),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.dataset')),
                ('imported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('imported_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('why_withdrawn', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-imported_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None), ('withdrawn_at', None)), fields=('partnership', 'kind', 'name'), name='dataset_stands_once', violation_error_message='Somebody else imported this dataset a moment ago. Look at theirs first.')],
            },
        ),
        migrations.CreateModel(
            name='NeighbourSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('dataset', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='neighbour_set', to='outcomes.dataset')),
                ('name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='Neighbour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='neighbours', to='outcomes.neighbourset')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.area')),
                ('neighbour', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.area')),
                ('rank', models.PositiveSmallIntegerField()),
                ('closeness', models.CharField(blank=True, max_length=40)),
            ],
            options={
                'ordering': ['rank'],
                'constraints': [models.UniqueConstraint(fields=('set', 'area', 'rank'), name='neighbour_rank_once', violation_error_message='An area has one neighbour at each rank.')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('dataset', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='outcomes.dataset')),
                ('indicator', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='outcomes.indicator')),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.area')),
                ('breakdown', models.CharField(blank=True, max_length=100)),
                ('period', models.CharField(max_length=60)),
                ('period_on', models.DateField(null=True)),
                ('value', models.FloatField(null=True)),
                ('numerator', models.FloatField(null=True)),
                ('denominator', models.FloatField(null=True)),
                ('note', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('indicator', 'area', 'breakdown', 'period'), name='observation_once', violation_error_message='Another dataset already holds some of these figures. Withdraw it first.')],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('name', models.CharField(max_length=200)),
                ('population', models.CharField(max_length=200)),
                ('plan', models.CharField(blank=True, max_length=200)),
                ('description', models.TextField(blank=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='outcome_name_once', violation_error_message='An outcome of this name is already listed.')],
            },
        ),
        migrations.CreateModel(
            name='OutcomeIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measured_by', to='outcomes.outcome')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='outcomes.indicator')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('outcome', 'indicator'), name='outcome_indicator_once', violation_error_message='This indicator already measures the outcome.')],
            },
        ),
        migrations.CreateModel(
            name='CycleOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='outcomes.outcome')),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('chosen_at', models.DateTimeField()),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('cycle', 'outcome'), name='cycle_outcome_once', violation_error_message='The cycle already works towards this outcome.')],
            },
        ),
        migrations.CreateModel(
            name='CycleIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='outcomes.indicator')),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('chosen_at', models.DateTimeField()),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('cycle', 'indicator'), name='cycle_indicator_once', violation_error_message='The cycle already looks at this indicator.')],
            },
        ),
    ]
