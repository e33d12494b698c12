import django.db.models.deletion
import quadrant.review.performance.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='KpiReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('kpi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.kpi')),
                ('period_on', models.DateField()),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('numerator', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('denominator', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('value', models.DecimalField(decimal_places=4, max_digits=14, null=True)),
                ('commentary', models.TextField(blank=True)),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-period_on', '-version'],
                'constraints': [models.UniqueConstraint(fields=('kpi', 'period_on', 'version'), name='return_version_once', violation_error_message='A return for this period has just been sent. Open the page again.'), models.CheckConstraint(condition=models.Q(models.Q(('numerator', None), ('numerator__gte', 0), _connector='OR'), models.Q(('denominator', None), ('denominator__gte', 0), _connector='OR')), name='return_counts_not_negative', violation_error_message='Counts are 0 or more.')],
            },
        ),
        migrations.CreateModel(
            name='ReturnJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('of', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='judgement', to='performance.kpireturn')),
                ('judgement', models.CharField(choices=[('accepted', 'Accepted'), ('queried', 'Queried'), ('rejected', 'Rejected')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('judged_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('of',), name='return_judged_once', violation_error_message='Somebody else has just answered this return. Open the page again.'), models.CheckConstraint(condition=models.Q(('judgement', quadrant.review.performance.terms.Judgement['ACCEPTED']), models.Q(('words', ''), _negated=True), _connector='OR'), name='return_judgement_has_words', violation_error_message='Say what the provider should answer.')],
            },
        ),
    ]
