import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('cycle', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('title', models.CharField(max_length=200)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('how_much', models.TextField(blank=True)),
                ('how_well', models.TextField(blank=True)),
                ('better_off', models.TextField(blank=True)),
                ('specification', models.TextField(blank=True)),
                ('value_for_money', models.TextField(blank=True)),
                ('recommends', models.CharField(blank=True, choices=[('continue', 'Continue'), ('improve', 'Improve'), ('redesign', 'Redesign'), ('recommission', 'Recommission'), ('decommission', 'Decommission')], max_length=15)),
                ('reasons', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('begun_at', models.DateTimeField()),
                ('concluded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concluded_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-begun_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'title'), name='evaluation_title_once', violation_error_message='This cycle already has an evaluation of that title.'), models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='evaluation_period_has_sense', violation_error_message='The period cannot end before it begins.'), models.CheckConstraint(condition=models.Q(('concluded_at', None), models.Q(models.Q(('recommends', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='evaluation_concludes_with_reasons', violation_error_message='An evaluation concludes with a recommendation and its reasons.')],
            },
        ),
    ]
