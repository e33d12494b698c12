import django.db.models.deletion
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('appraisal', '0001_initial'),
        ('cycle', '0001_initial'),
        ('funds', '0001_initial'),
        ('governance', '0001_initial'),
        ('outcomes', '0001_initial'),
        ('partnership', '0001_initial'),
        ('priorities', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.fund')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.criteriaset')),
                ('title', models.CharField(max_length=150)),
                ('intentions', models.TextField()),
                ('eligibility', models.TextField()),
                ('support', models.TextField(blank=True)),
                ('part_funding', models.BooleanField(default=True)),
                ('prefix', models.CharField(blank=True, max_length=6)),
                ('question_set', models.CharField(blank=True, max_length=80)),
                ('closes_at', models.DateTimeField()),
                ('decision_on', models.DateField()),
                ('offers_on', models.DateField()),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_at', models.DateTimeField()),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-closes_at', 'title'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'title'), name='call_title_once', violation_error_message='This cycle already has a call of that title.'), models.CheckConstraint(condition=models.Q(('offers_on__gte', models.F('decision_on'))), name='call_offers_after_decision', violation_error_message='Offers cannot be made before the decision.')],
            },
        ),
        migrations.CreateModel(
            name='CallQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='proposals.call')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='proposals.callquestion')),
                ('key', models.CharField(max_length=170)),
                ('number', models.PositiveSmallIntegerField()),
                ('place', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('call', 'key'), name='call_question_once', violation_error_message='The call already asks this question.')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='proposals.call')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('sponsor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('number', models.PositiveSmallIntegerField(null=True)),
                ('title', models.CharField(max_length=200)),
                ('summary', models.TextField(blank=True)),
                ('improvement', models.TextField(blank=True)),
                ('delivery_partners', models.TextField(blank=True)),
                ('milestones', models.TextField(blank=True)),
                ('risks', models.TextField(blank=True)),
                ('match', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=14)),
                ('match_source', models.CharField(blank=True, max_length=300)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appraisal.entry')),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_at', models.DateTimeField()),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['number', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('call', 'organisation', 'title'), name='proposal_title_once', violation_error_message='Your organisation already has a proposal of this title for this call.'), models.UniqueConstraint(fields=('call', 'number'), name='proposal_number_once', violation_error_message='Another proposal was submitted at the same moment. Submit again.'), models.UniqueConstraint(fields=('entry',), name='proposal_entry_once', violation_error_message='This proposal is already entered in the appraisal.'), models.CheckConstraint(condition=models.Q(('match__gte', 0)), name='proposal_match_not_negative', violation_error_message='Match funding cannot be less than £0.'), models.CheckConstraint(condition=models.Q(('submitted_at__isnull', True), models.Q(('number__isnull', False), ('entry__isnull', False)), _connector='OR'), name='proposal_submitted_is_entered', violation_error_message='A submitted proposal is entered in the appraisal.')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='proposals.proposal')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.callquestion')),
                ('text', models.TextField(blank=True)),
                ('does_not_apply', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'question'), name='answer_once', violation_error_message='A colleague has just answered this question. Look at it again.')],
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budget', to='proposals.proposal')),
                ('year', models.PositiveSmallIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
            ],
            options={
                'ordering': ['year'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'year'), name='budget_line_once', violation_error_message='This proposal already has an amount for that year.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='budget_line_above_nothing', violation_error_message='An amount is more than £0.')],
            },
        ),
        migrations.CreateModel(
            name='ProposalOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='proposals.proposal')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.outcome')),
                ('by_how_much', models.CharField(max_length=300)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'outcome'), name='proposal_outcome_once', violation_error_message='This proposal already aims for that outcome.')],
            },
        ),
        migrations.CreateModel(
            name='ProposalPriority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='proposals.proposal')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='priorities.priority')),
                ('share', models.DecimalField(decimal_places=2, max_digits=5)),
                ('linked_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'proposal priorities',
                'ordering': ['-share', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'priority'), name='proposal_priority_once', violation_error_message='This proposal already serves that priority.'), models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 100)), name='proposal_priority_is_a_share', violation_error_message='A share is more than 0 and at most 100 per cent.')],
            },
        ),
        migrations.CreateModel(
            name='ProposalTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='proposals.proposal')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.proposal')),
                ('kind', models.CharField(choices=[('needs', 'Works only if the other is funded'), ('excludes', 'Cannot be funded beside the other')], max_length=10)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'other'), name='proposal_tie_once', violation_error_message='These two proposals are already tied.'), models.CheckConstraint(condition=models.Q(('proposal', models.F('other')), _negated=True), name='proposal_tie_between_two', violation_error_message='A proposal cannot be tied to itself.')],
            },
        ),
        migrations.CreateModel(
            name='ProposalVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='proposals.proposal')),
                ('number', models.PositiveSmallIntegerField()),
                ('content', models.JSONField()),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'number'), name='proposal_version_once', violation_error_message='This version has already been submitted.')],
            },
        ),
        migrations.CreateModel(
            name='ProposalDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='proposals.proposal')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.recommendation')),
                ('asks', models.CharField(choices=[('fund', 'Fund it'), ('reserve', 'Hold it in reserve'), ('do_not_fund', 'Do not fund it')], max_length=15)),
                ('why', models.TextField(blank=True)),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('put_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'recommendation'), name='proposal_decision_once', violation_error_message='That recommendation already covers this proposal.')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='proposals.proposal')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='proposals.proposaldecision')),
                ('conditions', models.TextField(blank=True)),
                ('falls_away', models.TextField(blank=True)),
                ('expires_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('declined_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('declined_at', models.DateTimeField(null=True)),
                ('declined_why', models.TextField(blank=True)),
                ('lapsed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('declined_at', None), ('lapsed_at', None)), fields=('proposal',), name='offer_stands_once', violation_error_message='This proposal already has an offer.'), models.CheckConstraint(condition=models.Q(('accepted_at', None), models.Q(('declined_at', None), ('lapsed_at', None)), _connector='OR'), name='offer_answered_once', violation_error_message='This offer has already been answered.')],
            },
        ),
        migrations.CreateModel(
            name='OfferYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='years', to='proposals.offer')),
                ('year', models.PositiveSmallIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.fundentry')),
            ],
            options={
                'ordering': ['year'],
                'constraints': [models.UniqueConstraint(fields=('offer', 'year'), name='offer_year_once', violation_error_message='This offer already names that year.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='offer_year_above_nothing', violation_error_message='An offer for a year is more than £0.')],
            },
        ),
    ]
