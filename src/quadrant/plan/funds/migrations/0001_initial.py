import django.db.models.deletion
import quadrant.plan.funds.terms
from decimal import Decimal
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
            name='Fund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('name', models.CharField(max_length=150)),
                ('about', models.TextField(blank=True)),
                ('stream', models.CharField(choices=[('grant', 'Grant'), ('core', 'Core budget'), ('capital_programme', 'Capital programme'), ('match', 'Match funding'), ('charge', 'Charges and income')], max_length=20)),
                ('nature', models.CharField(choices=[('revenue', 'Revenue'), ('capital', 'Capital')], default=quadrant.plan.funds.terms.Nature['REVENUE'], max_length=10)),
                ('arrangement', models.CharField(choices=[('single', "One organisation's fund"), ('pooled', 'Pooled: one pot, one rule book'), ('aligned', 'Aligned: separate pots, one plan')], default=quadrant.plan.funds.terms.Arrangement['SINGLE'], max_length=10)),
                ('ring_fenced_for', models.CharField(blank=True, max_length=200)),
                ('recurrent', models.BooleanField(default=False)),
                ('over_programming', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=5)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='fund_name_once', violation_error_message='A fund of this name already exists.'), models.CheckConstraint(condition=models.Q(('over_programming__gte', 0), ('over_programming__lte', 100)), name='fund_over_programming_per_cent', violation_error_message='Over-programming is between 0 and 100 per cent.')],
            },
        ),
        migrations.CreateModel(
            name='FundCycle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cycles', to='funds.fund')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('linked_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('fund', 'cycle'), name='fund_in_cycle_once', violation_error_message='This fund already pays for that cycle.')],
            },
        ),
        migrations.CreateModel(
            name='FundYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='years', to='funds.fund')),
                ('starts', models.PositiveSmallIntegerField()),
                ('provisional', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['fund', 'starts'],
                'constraints': [models.UniqueConstraint(fields=('fund', 'starts'), name='fund_year_once', violation_error_message='This fund already has that year.'), models.CheckConstraint(condition=models.Q(('starts__gte', 1990), ('starts__lt', 2200)), name='fund_year_is_a_year', violation_error_message='Give a financial year by the year that it starts in, such as 2027.')],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='funds.fundyear')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('share', models.DecimalField(decimal_places=3, max_digits=6)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('year', 'organisation'), name='contribution_once', violation_error_message='This organisation already contributes to that year.'), models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 100)), name='contribution_is_a_share', violation_error_message='A share is more than 0 and at most 100 per cent.')],
            },
        ),
        migrations.CreateModel(
            name='FundEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='funds.fundyear')),
                ('kind', models.CharField(choices=[('budget', 'Budget set or changed'), ('allocation', 'Allocation'), ('allocation_released', 'Allocation given back'), ('commitment', 'Commitment'), ('commitment_released', 'Commitment released'), ('actual', 'Actual spend')], max_length=20)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('belongs_on', models.DateField()),
                ('about', models.CharField(max_length=300)),
                ('of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='funds.fundentry')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'fund entries',
                'ordering': ['entered_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), models.Q(('kind__in', [quadrant.plan.funds.terms.EntryKind['BUDGET'], quadrant.plan.funds.terms.EntryKind['ACTUAL']]), models.Q(('amount', 0), _negated=True)), _connector='OR'), name='fund_entry_amount_has_sense', violation_error_message='Enter an amount of more than £0.'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', [quadrant.plan.funds.terms.EntryKind['ALLOCATION_RELEASED'], quadrant.plan.funds.terms.EntryKind['COMMITMENT_RELEASED']]), ('of__isnull', False)), models.Q(('of__isnull', True), models.Q(('kind__in', [quadrant.plan.funds.terms.EntryKind['ALLOCATION_RELEASED'], quadrant.plan.funds.terms.EntryKind['COMMITMENT_RELEASED']]), _negated=True)), _connector='OR'), name='fund_entry_release_names_its_line', violation_error_message='What is given back names the line that it gives back.')],
            },
        ),
    ]
