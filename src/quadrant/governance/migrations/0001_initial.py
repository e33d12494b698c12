import django.db.models.deletion
import quadrant.governance.terms
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
            name='ChecklistRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('checklist', models.CharField(max_length=60)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('begun_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cycle', 'checklist'), name='checklist_once', violation_error_message='This checklist has already been begun.')],
            },
        ),
        migrations.CreateModel(
            name='ChecklistAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='governance.checklistrun')),
                ('item', models.CharField(max_length=60)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'item'), name='checklist_item_once', violation_error_message='This item has just been answered by somebody else. Open the page again.'), models.CheckConstraint(condition=models.Q(('answer', quadrant.governance.terms.CheckAnswer['YES']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='checklist_reason_given', violation_error_message='Say why the answer is not a plain yes.')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('cycle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('at_gate', models.BooleanField(default=False)),
                ('title', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('key', 'Key decision'), ('non_key', 'Not a key decision'), ('urgent', 'Urgent decision'), ('delegated', 'Delegated decision')], max_length=20)),
                ('item', models.CharField(choices=[('decision', 'For decision'), ('ratification', 'To ratify'), ('recommendation', 'To recommend onwards'), ('endorsement', 'To endorse'), ('comment', 'For comment'), ('information', 'For information')], max_length=20)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.PositiveIntegerField(default=1)),
                ('drafted_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(null=True)),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_why', models.TextField(blank=True)),
                ('exempt_text', models.TextField(blank=True)),
                ('exempt_paragraph', models.CharField(blank=True, choices=[('1', 'Paragraph 1: about an individual'), ('2', 'Paragraph 2: would reveal who an individual is'), ('3', 'Paragraph 3: financial or business affairs of a person or body'), ('4', 'Paragraph 4: consultations or negotiations on labour relations'), ('5', 'Paragraph 5: legal professional privilege'), ('6', 'Paragraph 6: a notice or order that is about to be served or made'), ('7', 'Paragraph 7: preventing, investigating or prosecuting crime')], max_length=2)),
                ('exempt_reason', models.TextField(blank=True)),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='governance.report')),
            ],
            options={
                'ordering': ['-drafted_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('at_gate', False), models.Q(('cycle__isnull', False), models.Q(('place', ''), _negated=True)), _connector='OR'), name='report_gate_of_a_cycle', violation_error_message='A report for a gate names its cycle and the gate.'), models.CheckConstraint(condition=models.Q(('exempt_text', ''), models.Q(models.Q(('exempt_paragraph', ''), _negated=True), models.Q(('exempt_reason', ''), _negated=True)), _connector='OR'), name='report_exempt_with_reason', violation_error_message='An exempt part names its legal paragraph and says why it is not public.'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('supersedes',), name='report_superseded_once', violation_error_message="A later report already stands in this one's place.")],
            },
        ),
        migrations.CreateModel(
            name='ReportSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='governance.report')),
                ('section', models.CharField(choices=[('purpose', 'Purpose'), ('outcomes', 'Links to outcomes'), ('background', 'Background'), ('need', 'Need'), ('options', 'Options considered'), ('preferred', 'Preferred option'), ('reasons', 'Reasons for the recommendations'), ('consultation', 'Consultation'), ('social_value', 'Social value'), ('risk', 'Risks'), ('environment', 'Environment'), ('data_protection', 'Data protection'), ('wards', 'Wards affected'), ('timetable', 'Timetable for carrying it out'), ('background_papers', 'Background papers')], max_length=30)),
                ('text', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'section'), name='report_section_once', violation_error_message='This report already has that section.')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='governance.report')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('kind', models.CharField(choices=[('gate', 'Open a gate of a cycle'), ('needs_assessment', 'Approve a needs assessment'), ('priorities', 'Agree commissioning priorities'), ('criteria', 'Adopt criteria'), ('brief', 'Approve a brief or option'), ('strategy', 'Adopt a strategy'), ('budget', 'Set a budget'), ('funding', 'Fund proposals'), ('award', 'Award an agreement'), ('waiver', 'Waive a quality standard'), ('review', 'Continue, improve, change or stop a service'), ('framework', 'Adopt or review a framework')], max_length=30)),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('opens_gate', models.BooleanField(default=False)),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='governance.recommendation')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='recommendation_number_once', violation_error_message='Somebody has just added a recommendation of that number. Try again.'), models.UniqueConstraint(condition=models.Q(('opens_gate', True)), fields=('report',), name='recommendation_one_for_the_gate', violation_error_message='This report already has the recommendation for its gate.'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('value__gte', 0), _connector='OR'), name='recommendation_value_not_negative', violation_error_message='A value cannot be less than £0.')],
            },
        ),
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='governance.report')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('subject', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('subject', ''), _negated=True), _connector='OR'), name='concern_with_something', violation_error_message='Say which organisation or subject the report concerns.'), models.UniqueConstraint(fields=('report', 'organisation'), name='concern_organisation_once', violation_error_message='This organisation is already named.'), models.UniqueConstraint(condition=models.Q(('subject', ''), _negated=True), fields=('report', 'subject'), name='concern_subject_once', violation_error_message='This subject is already named.')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='governance.report')),
                ('consultee', models.CharField(choices=[('finance', 'Finance'), ('legal', 'Legal'), ('equalities', 'Equalities'), ('procurement', 'Procurement')], max_length=20)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
                ('text', models.TextField(blank=True)),
                ('on_version', models.PositiveIntegerField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(null=True)),
                ('waived_why', models.TextField(blank=True)),
                ('waived_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('waived_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'consultee'), name='comment_once', violation_error_message='This comment has already been asked for.'), models.CheckConstraint(condition=models.Q(('waived_at', None), models.Q(('waived_why', ''), _negated=True), _connector='OR'), name='comment_waived_with_reason', violation_error_message='Say why the comment is not needed.')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('at', models.DateTimeField()),
                ('venue', models.CharField(blank=True, max_length=200)),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('called_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-at'],
                'constraints': [models.UniqueConstraint(fields=('body', 'at'), name='meeting_once', violation_error_message='This body already meets at that time.')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='governance.meeting')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='governance.report')),
                ('number', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'report'), name='agenda_report_once', violation_error_message='This report is already on the agenda.'), models.UniqueConstraint(fields=('meeting', 'number'), name='agenda_number_once', violation_error_message='Somebody has just added an item of that number. Try again.')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='governance.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('presence', models.CharField(choices=[('present', 'Present'), ('apologies', 'Apologies')], max_length=10)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='attendance_once', violation_error_message="This person's attendance is already recorded.")],
            },
        ),
        migrations.CreateModel(
            name='DeclaredInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declared', to='governance.agendaitem')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('disclosable_pecuniary', 'Disclosable pecuniary'), ('other_registrable', 'Other registrable'), ('personal', 'Personal'), ('organisational', 'Organisational'), ('past', 'Past')], max_length=30)),
                ('nature', models.CharField(max_length=300)),
                ('effect', models.CharField(choices=[('leaves', 'Leaves, sees nothing, gives no marks'), ('no_vote', 'May stay, without a vote or marks'), ('noted', 'Noted only')], max_length=10)),
                ('declared_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'person', 'kind'), name='declared_once', violation_error_message='This person has already declared an interest of that kind in this item.')],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='governance.recommendation')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='governance.meeting')),
                ('decided_on', models.DateField()),
                ('outcome', models.CharField(choices=[('approved', 'Approved'), ('approved_as_amended', 'Approved as amended'), ('approved_with_conditions', 'Approved with conditions'), ('recommended_onwards', 'Recommended onwards'), ('endorsed', 'Endorsed'), ('noted', 'Noted'), ('deferred', 'Deferred'), ('referred_back', 'Referred back'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], max_length=30)),
                ('conditions', models.TextField(blank=True)),
                ('amended_to', models.TextField(blank=True)),
                ('reasons', models.TextField(blank=True)),
                ('options_rejected', models.TextField(blank=True)),
                ('under', models.CharField(blank=True, max_length=300)),
                ('quorum', models.PositiveSmallIntegerField()),
                ('votes_for', models.PositiveSmallIntegerField(null=True)),
                ('votes_against', models.PositiveSmallIntegerField(null=True)),
                ('abstained', models.PositiveSmallIntegerField(null=True)),
                ('chaired_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-decided_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('recommendation',), name='resolution_once', violation_error_message='This recommendation has already been resolved. A later report may bring it again.'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', quadrant.governance.terms.Outcome['APPROVED_WITH_CONDITIONS']), _negated=True), models.Q(('conditions', ''), _negated=True), _connector='OR'), name='resolution_conditions_written', violation_error_message='Write the conditions of an approval with conditions.'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', quadrant.governance.terms.Outcome['APPROVED_AS_AMENDED']), _negated=True), models.Q(('amended_to', ''), _negated=True), _connector='OR'), name='resolution_amendment_written', violation_error_message='Write the words as they were amended.')],
            },
        ),
        migrations.CreateModel(
            name='Present',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='present', to='governance.resolution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part', models.CharField(choices=[('counted', 'Took part'), ('proposer', 'Proposed it: not counted, no vote'), ('left', 'Left the meeting'), ('no_vote', 'Stayed: not counted, no vote'), ('adviser', 'Adviser: not counted, no vote')], max_length=10)),
                ('because', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resolution', 'person'), name='present_once', violation_error_message='This person is already recorded as present.')],
            },
        ),
    ]
