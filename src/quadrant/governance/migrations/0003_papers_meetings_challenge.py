import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cycle', '0002_team'),
        ('governance', '0002_notices_and_call_in'),
        ('partnership', '0002_registers_and_quorum'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('published_on', models.DateField()),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_at', models.DateTimeField()),
                ('rule_key', models.CharField(choices=[('key_notice', 'Notice of a key decision'), ('general_exception', 'General exception'), ('special_urgency', 'Special urgency'), ('agenda', 'Agenda and reports before a meeting'), ('call_in', 'Call-in after a decision is published')], max_length=30)),
                ('rule_days', models.PositiveSmallIntegerField()),
                ('rule_count', models.CharField(choices=[('clear_days', 'Clear days'), ('clear_working_days', 'Clear working days')], max_length=20)),
                ('rule_basis', models.CharField(max_length=200)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='governance.meeting')),
                ('late_why', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting',), name='agenda_published_once', violation_error_message='The agenda of this meeting is published already.')],
            },
        ),
        migrations.CreateModel(
            name='AgreedMinutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_minutes', to='governance.meeting')),
                ('agreed_at', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.meeting')),
                ('corrections', models.TextField(blank=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting',), name='minutes_agreed_once', violation_error_message='The minutes of this meeting are agreed already.')],
            },
        ),
        migrations.CreateModel(
            name='Appendix',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appendices', to='governance.report')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('file_name', models.CharField(max_length=150)),
                ('kind', models.CharField(max_length=10)),
                ('stored', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('exempt_paragraph', models.CharField(blank=True, choices=[('1', 'Paragraph 1: about an individual'), ('2', 'Paragraph 2: would reveal who an individual is'), ('3', 'Paragraph 3: financial or business affairs of a person or body'), ('4', 'Paragraph 4: consultations or negotiations on labour relations'), ('5', 'Paragraph 5: legal professional privilege'), ('6', 'Paragraph 6: a notice or order that is about to be served or made'), ('7', 'Paragraph 7: preventing, investigating or prosecuting crime')], max_length=2)),
                ('exempt_reason', models.TextField(blank=True)),
                ('title_public', models.BooleanField(default=True)),
                ('framework_key', models.CharField(blank=True, max_length=60)),
                ('framework_version', models.PositiveIntegerField(null=True)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('late_why', models.TextField(blank=True)),
                ('late_agreed_by', models.CharField(blank=True, max_length=150)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('removed_why', models.TextField(blank=True)),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('removed_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'appendices',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('report', 'number'), name='appendix_number_once', violation_error_message='Somebody has just added an appendix there. Try again.'), models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('report', 'digest'), name='appendix_file_once', violation_error_message='This file already comes with the report.'), models.CheckConstraint(condition=models.Q(('exempt_paragraph', ''), models.Q(('exempt_reason', ''), _negated=True), _connector='OR'), name='appendix_exempt_with_reason', violation_error_message='Say why the public interest is in not publishing this appendix.'), models.CheckConstraint(condition=models.Q(('removed_at', None), models.Q(('removed_why', ''), _negated=True), _connector='OR'), name='appendix_removed_with_reason', violation_error_message='Say why the appendix is taken away.')],
            },
        ),
        migrations.CreateModel(
            name='BackgroundPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='background', to='governance.report')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('office', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='background_number_once', violation_error_message='Somebody has just listed a paper there. Try again.'), models.UniqueConstraint(fields=('report', 'title'), name='background_title_once', violation_error_message='This paper is already listed.'), models.CheckConstraint(condition=models.Q(models.Q(('link', ''), _negated=True), models.Q(('office', ''), _negated=True), _connector='OR'), name='background_can_be_seen', violation_error_message='Say where the paper can be seen: a link or an office.')],
            },
        ),
        migrations.CreateModel(
            name='CarriedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried', to='governance.agendaitem')),
                ('why', models.TextField()),
                ('carried_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item',), name='item_carried_once', violation_error_message='This item is already carried to the next meeting.')],
            },
        ),
        migrations.CreateModel(
            name='ContactOfficer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='governance.report')),
                ('name', models.CharField(max_length=120)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('report', 'name'), name='contact_officer_once', violation_error_message='This person is already named as a contact.'), models.CheckConstraint(condition=models.Q(models.Q(('phone', ''), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), name='contact_officer_can_be_reached', violation_error_message='Give a telephone number or an e-mail address.')],
            },
        ),
        migrations.CreateModel(
            name='ItemNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='governance.agendaitem')),
                ('text', models.TextField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item',), name='item_note_once', violation_error_message='Somebody has just written what was said on this item. Open the page again.')],
            },
        ),
        migrations.CreateModel(
            name='KeyThreshold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('basis', models.CharField(max_length=200)),
                ('from_on', models.DateField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-from_on'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'from_on'), name='key_threshold_once', violation_error_message='A threshold holds from that day on already.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='key_threshold_above_nothing', violation_error_message='Give more than £0.')],
            },
        ),
        migrations.CreateModel(
            name='LegalAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='governance.comment')),
                ('area', models.CharField(max_length=150)),
                ('adviser', models.CharField(max_length=150)),
                ('privileged', models.BooleanField(default=True)),
                ('since_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('cited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cited_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'legal advice',
                'verbose_name_plural': 'legal advice',
                'ordering': ['since_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('comment', 'area', 'adviser'), name='advice_cited_once', violation_error_message='This advice is already cited.'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('since_on')), _connector='OR'), name='advice_ends_after_start', violation_error_message='Advice cannot end before it began.')],
            },
        ),
        migrations.CreateModel(
            name='MeetingAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='governance.meeting')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='governance.agendaitem')),
                ('what', models.CharField(max_length=300)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('due_on', models.DateField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_at', models.DateTimeField()),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_at', models.DateTimeField(null=True)),
                ('done_note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['due_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_at', None), models.Q(('done_note', ''), _negated=True), _connector='OR'), name='meeting_action_done_in_words', violation_error_message='Say what came of it.')],
            },
        ),
        migrations.CreateModel(
            name='PeerChallenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('challenger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('subject', models.CharField(max_length=200)),
                ('reply_by', models.DateField()),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
                ('outcome', models.TextField(blank=True)),
                ('concluded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concluded_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-opened_at'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'place', 'challenger', 'subject'), name='challenge_once', violation_error_message='This body is already asked to challenge this.')],
            },
        ),
        migrations.CreateModel(
            name='SentUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_up', to='governance.report')),
                ('onward', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_from', to='governance.report')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('onward',), name='report_sent_up_from_one', violation_error_message='This report was already drafted from another.'), models.CheckConstraint(condition=models.Q(('report', models.F('onward')), _negated=True), name='report_not_sent_to_itself', violation_error_message='A report cannot be sent up to itself.')],
            },
        ),
        migrations.CreateModel(
            name='ViewsAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views_asked', to='governance.agendaitem')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closes_on', models.DateField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item',), name='views_asked_once', violation_error_message='Views on this item are already asked for.')],
            },
        ),
        migrations.CreateModel(
            name='AdviceGiven',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='governance.legaladvice')),
                ('text', models.TextField(blank=True)),
                ('file_name', models.CharField(blank=True, max_length=150)),
                ('kind', models.CharField(blank=True, max_length=10)),
                ('stored', models.CharField(blank=True, max_length=200)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'advice',
                'verbose_name_plural': 'advice',
                'ordering': ['given_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('stored', ''), _negated=True), _connector='OR'), name='advice_given_with_something', violation_error_message='Write what was advised, or attach it.'), models.UniqueConstraint(condition=models.Q(('digest', ''), _negated=True), fields=('advice', 'digest'), name='advice_file_once', violation_error_message='This file is already kept with the advice.')],
            },
        ),
        migrations.CreateModel(
            name='AdviceReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='governance.legaladvice')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'reader',
                'constraints': [models.UniqueConstraint(fields=('advice', 'person'), name='advice_reader_once', violation_error_message='This person is already named.')],
            },
        ),
        migrations.CreateModel(
            name='ChallengePoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('challenge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='governance.peerchallenge')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('raised_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, choices=[('taken_up', 'Taken up'), ('in_part', 'Taken up in part'), ('not_taken_up', 'Not taken up')], max_length=20)),
                ('reply', models.TextField(blank=True)),
                ('replied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replied_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('challenge', 'number'), name='challenge_point_once', violation_error_message='Somebody has just put a point of that number. Try again.'), models.CheckConstraint(condition=models.Q(('answer', ''), models.Q(('reply', ''), _negated=True), _connector='OR'), name='challenge_reply_in_words', violation_error_message='Say in words what the reply is.')],
            },
        ),
        migrations.CreateModel(
            name='View',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views', to='governance.viewsasked')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('text', models.TextField()),
                ('given_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['given_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('asked', 'person'), name='view_once', violation_error_message='You have just given your view in another window. Open the page again.')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='declaredinterest',
            name='declared_once',
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='report_exempt_with_reason',
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='carried_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='governance.agendaitem'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='late_agreed_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='late_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='checklistrun',
            name='framework',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.frameworkversion'),
        ),
        migrations.AddField(
            model_name='declaredinterest',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='declaredinterest',
            name='withdrawn_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='declaredinterest',
            name='withdrawn_why',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='report',
            name='exempt_whole',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='report',
            name='report_of',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='report',
            name='template_key',
            field=models.CharField(default='spine', max_length=40),
        ),
        migrations.AlterField(
            model_name='checklistrun',
            name='cycle',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle'),
        ),
        migrations.AlterField(
            model_name='reportsection',
            name='section',
            field=models.CharField(choices=[('purpose', 'Purpose'), ('introduction', 'Introduction by the Cabinet member'), ('summary', 'Summary'), ('outcomes', 'Links to outcomes'), ('background', 'Background'), ('need', 'Need'), ('options', 'Options considered'), ('preferred', 'Preferred option'), ('reasons', 'Reasons for the recommendations'), ('consultation', 'Consultation'), ('social_value', 'Social value'), ('risk', 'Risks'), ('environment', 'Environment'), ('data_protection', 'Data protection'), ('wards', 'Wards affected'), ('timetable', 'Timetable for carrying it out'), ('service_finance', 'Service financial comments'), ('background_papers', 'Background papers')], max_length=30),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('carried_from',), name='agenda_carried_once', violation_error_message='Another meeting has already taken this item up.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('late_why', ''), models.Q(('late_agreed_by', ''), _negated=True), _connector='OR'), name='agenda_late_agreed', violation_error_message='Say who agreed that a late item is urgent.'),
        ),
        migrations.AddConstraint(
            model_name='checklistrun',
            constraint=models.UniqueConstraint(fields=('partnership', 'framework', 'checklist'), name='framework_check_once', violation_error_message='This check has already been begun.'),
        ),
        migrations.AddConstraint(
            model_name='checklistrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cycle__isnull', True), ('framework__isnull', False)), models.Q(('cycle__isnull', False), ('framework__isnull', True)), _connector='OR'), name='checklist_on_one_thing', violation_error_message='A checklist is run on a cycle or on a framework version.'),
        ),
        migrations.AddConstraint(
            model_name='declaredinterest',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('item', 'person', 'kind'), name='declared_once', violation_error_message='This person has already declared an interest of that kind in this item.'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('exempt_text', ''), ('exempt_whole', False)), models.Q(models.Q(('exempt_paragraph', ''), _negated=True), models.Q(('exempt_reason', ''), _negated=True)), _connector='OR'), name='report_exempt_with_reason', violation_error_message='What is exempt rests on a legal paragraph and says why it is not public.'),
        ),
    ]
