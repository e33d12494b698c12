import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycle', '0001_initial'),
        ('funds', '0001_initial'),
        ('governance', '0001_initial'),
        ('outcomes', '0001_initial'),
        ('partnership', '0001_initial'),
        ('proposals', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('form', models.CharField(choices=[('contract', 'Contract'), ('internal', 'Internal agreement (SLA)'), ('grant', 'Grant'), ('partnership', 'Partnership or pooled agreement'), ('framework', 'Framework agreement with call-offs')], max_length=15)),
                ('title', models.CharField(max_length=200)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.unit')),
                ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.offer')),
                ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.recommendation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='call_offs', to='agreements.agreement')),
                ('purpose', models.TextField()),
                ('conditions', models.TextField(blank=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('notice_months', models.PositiveSmallIntegerField(default=3)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_at', models.DateTimeField()),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_at', models.DateTimeField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('ending', models.CharField(blank=True, choices=[('agreed', 'Both parties agreed to end it'), ('notice', 'Notice was given'), ('terminated', 'Terminated for default')], max_length=12)),
                ('ended_why', models.TextField(blank=True)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['title', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('partnership', 'title'), name='agreement_title_once', violation_error_message='An agreement of this title already exists.'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('offer',), name='agreement_of_offer_once', violation_error_message='This offer already has an agreement.'), models.CheckConstraint(condition=models.Q(('offer', None), ('recommendation', None), _connector='OR'), name='agreement_rests_on_one_thing', violation_error_message='An agreement rests on an offer or on a decision, not on both.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='agreement_ends_after_start', violation_error_message='An agreement cannot end before it begins.'), models.CheckConstraint(condition=models.Q(('signed_at', None), ('withdrawn_at', None), _connector='OR'), name='agreement_signed_or_withdrawn', violation_error_message='A signed agreement cannot be withdrawn: end it.'), models.CheckConstraint(condition=models.Q(('signed_at', None), models.Q(('signed_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='agreement_signed_by_another', violation_error_message='Somebody other than the one who drafted the agreement signs it.'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('signed_at__isnull', False), _connector='OR'), name='agreement_ended_was_signed', violation_error_message='Only a signed agreement can be ended.')],
            },
        ),
        migrations.CreateModel(
            name='AgreementFundingLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='agreements.agreement')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.fund')),
                ('year', models.PositiveSmallIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.fundentry')),
            ],
            options={
                'ordering': ['year', 'fund'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'fund', 'year'), name='funding_line_once', violation_error_message='This fund already pays for that year of the agreement.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='funding_line_above_nothing', violation_error_message='A funding line is more than £0.')],
            },
        ),
        migrations.CreateModel(
            name='AgreementOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='agreements.agreement')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.outcome')),
                ('share', models.DecimalField(decimal_places=3, max_digits=6)),
            ],
            options={
                'ordering': ['-share', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'outcome'), name='agreement_outcome_once', violation_error_message='The agreement already serves this outcome.'), models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 100)), name='agreement_outcome_is_a_share', violation_error_message='A share is more than 0 and at most 100 per cent.')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='agreements.agreement')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.fund')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.fundentry')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('paid_on', models.DateField()),
                ('about', models.CharField(max_length=200)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-paid_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('entry',), name='payment_entered_once', violation_error_message='This line of the ledger already records a payment.')],
            },
        ),
        migrations.CreateModel(
            name='Kpi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kpis', to='agreements.agreement')),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('how_much', 'How much'), ('how_well', 'How well'), ('better_off', 'Is anyone better off')], max_length=12)),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.indicator')),
                ('outcome', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.outcome')),
                ('definition', models.TextField(blank=True)),
                ('measure', models.CharField(choices=[('per_cent', 'Per cent: so many of so many'), ('rate', 'Rate: so many for each 1,000'), ('count', 'A count'), ('number', 'Another number, such as days or a score')], max_length=10)),
                ('numerator', models.CharField(blank=True, max_length=200)),
                ('denominator', models.CharField(blank=True, max_length=200)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('per', models.PositiveIntegerField(default=1000)),
                ('polarity', models.CharField(choices=[('high', 'Higher is better'), ('low', 'Lower is better'), ('neither', 'Neither is better')], max_length=10)),
                ('frequency', models.CharField(choices=[('month', 'Every month'), ('quarter', 'Every quarter of the financial year')], max_length=10)),
                ('due_days', models.PositiveSmallIntegerField(default=14)),
                ('baseline', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'name'), name='kpi_name_once', violation_error_message='The agreement already has a measure of this name.'), models.CheckConstraint(condition=models.Q(('per__gte', 1)), name='kpi_rate_by_something', violation_error_message='A rate is counted by 1 or more.'), models.CheckConstraint(condition=models.Q(('baseline', None), ('baseline__gte', 2), _connector='OR'), name='kpi_baseline_of_two', violation_error_message='Limits need at least 2 first values.'), models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='kpi_ends_after_start', violation_error_message='A measure cannot end before it begins.')],
            },
        ),
        migrations.CreateModel(
            name='KpiTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('kpi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='agreements.kpi')),
                ('from_on', models.DateField()),
                ('target', models.DecimalField(decimal_places=4, max_digits=14)),
                ('tolerance', models.DecimalField(decimal_places=4, default=0, max_digits=14)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['from_on'],
                'constraints': [models.UniqueConstraint(fields=('kpi', 'from_on'), name='kpi_target_once', violation_error_message='This measure already has a target from that day.'), models.CheckConstraint(condition=models.Q(('tolerance__gte', 0)), name='kpi_tolerance_not_negative', violation_error_message='A tolerance is 0 or more.')],
            },
        ),
        migrations.CreateModel(
            name='StandardCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='agreements.agreement')),
                ('standard', models.CharField(blank=True, max_length=60)),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('judged', models.CharField(choices=[('met', 'Met'), ('partly_met', 'Partly met'), ('not_met', 'Not met')], max_length=12)),
                ('evidence', models.TextField()),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('checked_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['number', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='standard_check_has_evidence', violation_error_message='Say on what evidence.')],
            },
        ),
        migrations.CreateModel(
            name='StandardWaiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='agreements.agreement')),
                ('standard', models.CharField(max_length=60)),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('reason', models.TextField()),
                ('until', models.DateField()),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.recommendation')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['number', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('approved_at', None)), fields=('agreement', 'standard'), name='waiver_asked_once', violation_error_message='A waiver of this standard already waits for approval.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='waiver_has_reason', violation_error_message='Say why the standard is waived.'), models.CheckConstraint(condition=models.Q(('approved_at', None), ('recommendation__isnull', False), models.Q(('approved_by__isnull', False), models.Q(('approved_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='waiver_approved_by_another', violation_error_message='Somebody other than the one who asked approves a waiver.')],
            },
        ),
    ]
