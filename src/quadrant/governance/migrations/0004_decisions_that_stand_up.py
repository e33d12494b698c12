import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0003_papers_meetings_challenge'),
        ('partnership', '0003_substitutes_and_moves'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DoubtSettled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts_settled', to='governance.resolution')),
                ('interest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.interest')),
                ('outcome', models.CharField(choices=[('stands', 'The decision stands'), ('reopened', 'It goes back to the body, and holds no longer')], max_length=20)),
                ('why', models.TextField()),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resolution', 'interest'), name='doubt_settled_once', violation_error_message='Somebody has just settled this.')],
            },
        ),
        migrations.CreateModel(
            name='ExemptReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exempt_readers', to='governance.report')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'reader',
                'constraints': [models.UniqueConstraint(fields=('report', 'person'), name='exempt_reader_once', violation_error_message='This person is already named.')],
            },
        ),
        migrations.CreateModel(
            name='FilledSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filled', to='governance.report')),
                ('section', models.CharField(choices=[('purpose', 'Purpose'), ('introduction', 'Introduction by the Cabinet member'), ('summary', 'Summary'), ('outcomes', 'Links to outcomes'), ('background', 'Background'), ('need', 'Need'), ('options', 'Options considered'), ('preferred', 'Preferred option'), ('reasons', 'Reasons for the recommendations'), ('consultation', 'Consultation'), ('social_value', 'Social value'), ('risk', 'Risks'), ('environment', 'Environment'), ('data_protection', 'Data protection'), ('wards', 'Wards affected'), ('timetable', 'Timetable for carrying it out'), ('service_finance', 'Service financial comments'), ('background_papers', 'Background papers'), ('own_1', 'Own section 1'), ('own_2', 'Own section 2'), ('own_3', 'Own section 3'), ('own_4', 'Own section 4'), ('own_5', 'Own section 5'), ('own_6', 'Own section 6')], max_length=30)),
                ('text', models.TextField()),
                ('filled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filled_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['filled_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FurtherNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('published_on', models.DateField()),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_at', models.DateTimeField()),
                ('rule_key', models.CharField(choices=[('key_notice', 'Notice of a key decision'), ('general_exception', 'General exception'), ('special_urgency', 'Special urgency'), ('private_notice', 'Notice that part of a meeting is private'), ('private_further', 'Further notice, with what was said against it'), ('agenda', 'Agenda and reports before a meeting'), ('call_in', 'Call-in after a decision is published')], max_length=30)),
                ('rule_days', models.PositiveSmallIntegerField()),
                ('rule_count', models.CharField(choices=[('clear_days', 'Clear days'), ('clear_working_days', 'Clear working days')], max_length=20)),
                ('rule_basis', models.CharField(max_length=200)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='further', to='governance.keynotice')),
                ('representations', models.TextField()),
                ('answer', models.TextField()),
                ('agreed_by', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('notice',), name='further_notice_once', violation_error_message='The further notice is published already.')],
            },
        ),
        migrations.CreateModel(
            name='JointDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('begun_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='governance.meeting')),
                ('number', models.PositiveSmallIntegerField()),
                ('was_at', models.DateTimeField()),
                ('was_venue', models.CharField(blank=True, max_length=200)),
                ('why', models.TextField(blank=True)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='meeting_change_once', violation_error_message='Somebody has just changed this meeting. Open the page again.')],
            },
        ),
        migrations.CreateModel(
            name='OutOfRoom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='out_of_room', to='governance.agendaitem')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'person'), name='out_of_room_once', violation_error_message='Somebody has just recorded this.')],
            },
        ),
        migrations.CreateModel(
            name='ReportTemplateVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('key', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('text', models.TextField()),
                ('content', models.TextField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['name', '-number'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'key', 'number'), name='report_template_version_once', violation_error_message='Somebody has just kept a version of this template. Check yours against it.'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_by__isnull', False), _connector='OR'), name='report_template_ended_by_somebody', violation_error_message='Say who ended the template.')],
            },
        ),
        migrations.CreateModel(
            name='JointPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('joint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='governance.jointdecision')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_parts', to='governance.recommendation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('recommendation',), name='joint_part_once', violation_error_message='This recommendation is part of a joint decision already.')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='meeting',
            name='meeting_once',
        ),
        migrations.AddField(
            model_name='attendance',
            name='stands_in_for',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.bodymember'),
        ),
        migrations.AddField(
            model_name='keynotice',
            name='members',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='keynotice',
            name='private_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='keynotice',
            name='told',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='meeting',
            name='cancelled_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='cancelled_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='meeting',
            name='cancelled_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='others',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='present',
            name='stands_in_for',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.bodymember'),
        ),
        migrations.AlterField(
            model_name='agendapublication',
            name='rule_key',
            field=models.CharField(choices=[('key_notice', 'Notice of a key decision'), ('general_exception', 'General exception'), ('special_urgency', 'Special urgency'), ('private_notice', 'Notice that part of a meeting is private'), ('private_further', 'Further notice, with what was said against it'), ('agenda', 'Agenda and reports before a meeting'), ('call_in', 'Call-in after a decision is published')], max_length=30),
        ),
        migrations.AlterField(
            model_name='decisionnotice',
            name='rule_key',
            field=models.CharField(choices=[('key_notice', 'Notice of a key decision'), ('general_exception', 'General exception'), ('special_urgency', 'Special urgency'), ('private_notice', 'Notice that part of a meeting is private'), ('private_further', 'Further notice, with what was said against it'), ('agenda', 'Agenda and reports before a meeting'), ('call_in', 'Call-in after a decision is published')], max_length=30),
        ),
        migrations.AlterField(
            model_name='keynotice',
            name='rule_key',
            field=models.CharField(choices=[('key_notice', 'Notice of a key decision'), ('general_exception', 'General exception'), ('special_urgency', 'Special urgency'), ('private_notice', 'Notice that part of a meeting is private'), ('private_further', 'Further notice, with what was said against it'), ('agenda', 'Agenda and reports before a meeting'), ('call_in', 'Call-in after a decision is published')], max_length=30),
        ),
        migrations.AlterField(
            model_name='localrule',
            name='key',
            field=models.CharField(choices=[('key_notice', 'Notice of a key decision'), ('general_exception', 'General exception'), ('special_urgency', 'Special urgency'), ('private_notice', 'Notice that part of a meeting is private'), ('private_further', 'Further notice, with what was said against it'), ('agenda', 'Agenda and reports before a meeting'), ('call_in', 'Call-in after a decision is published')], max_length=30),
        ),
        migrations.AlterField(
            model_name='present',
            name='part',
            field=models.CharField(choices=[('counted', 'Took part'), ('proposer', 'Proposed it: not counted, no vote'), ('left', 'Left the meeting'), ('absent', 'Not in the room'), ('no_vote', 'Stayed: not counted, no vote'), ('non_voting', 'Member without a vote: not counted'), ('adviser', 'Adviser: not counted, no vote')], max_length=10),
        ),
        migrations.AlterField(
            model_name='reportsection',
            name='section',
            field=models.CharField(choices=[('purpose', 'Purpose'), ('introduction', 'Introduction by the Cabinet member'), ('summary', 'Summary'), ('outcomes', 'Links to outcomes'), ('background', 'Background'), ('need', 'Need'), ('options', 'Options considered'), ('preferred', 'Preferred option'), ('reasons', 'Reasons for the recommendations'), ('consultation', 'Consultation'), ('social_value', 'Social value'), ('risk', 'Risks'), ('environment', 'Environment'), ('data_protection', 'Data protection'), ('wards', 'Wards affected'), ('timetable', 'Timetable for carrying it out'), ('service_finance', 'Service financial comments'), ('background_papers', 'Background papers'), ('own_1', 'Own section 1'), ('own_2', 'Own section 2'), ('own_3', 'Own section 3'), ('own_4', 'Own section 4'), ('own_5', 'Own section 5'), ('own_6', 'Own section 6')], max_length=30),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'stands_in_for'), name='attendance_seat_filled_once', violation_error_message='Somebody else already stands in for this member.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at', None)), fields=('body', 'at'), name='meeting_once', violation_error_message='This body already meets at that time.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_at', None), models.Q(('cancelled_why', ''), _negated=True), _connector='OR'), name='meeting_cancelled_with_reason', violation_error_message='Say why it is cancelled.'),
        ),
        migrations.AddField(
            model_name='report',
            name='own_template',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.reporttemplateversion'),
        ),
    ]
