import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycle', '0001_initial'),
        ('needs', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Priority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('title', models.CharField(max_length=200)),
                ('reason', models.TextField()),
                ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('years', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('goes_on_because', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('set_aside_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_aside_at', models.DateTimeField(null=True)),
                ('set_aside_why', models.TextField(blank=True)),
            ],
            options={
                'verbose_name_plural': 'priorities',
                'ordering': ['proposed_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('set_aside_at', None)), fields=('cycle', 'title'), name='priority_title_once', violation_error_message='The cycle already has a priority of this title.'), models.CheckConstraint(condition=models.Q(('years__isnull', True), models.Q(('years__gte', 1), ('years__lte', 20)), _connector='OR'), name='priority_years_in_reach', violation_error_message='Give the length of funding as 1 to 20 years.')],
            },
        ),
        migrations.CreateModel(
            name='PriorityNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='priorities.priority')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='needs.need')),
                ('share', models.DecimalField(decimal_places=2, max_digits=5)),
                ('linked_at', models.DateTimeField()),
                ('unlinked_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-share', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('unlinked_at', None)), fields=('priority', 'need'), name='priority_need_once', violation_error_message='This need already stands behind the priority.'), models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 100)), name='priority_need_is_a_share', violation_error_message='A share is more than 0 and at most 100 per cent.')],
            },
        ),
        migrations.CreateModel(
            name='PriorityTest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tests', to='priorities.priority')),
                ('test', models.CharField(max_length=60)),
                ('passed', models.BooleanField()),
                ('reason', models.TextField()),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('priority', 'test'), name='priority_test_once', violation_error_message='Somebody else has just answered this test. Open the page again.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='priority_test_with_reason', violation_error_message='Give a reason for each answer.')],
            },
        ),
        migrations.CreateModel(
            name='PriorityMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='priorities.priority')),
                ('consideration', models.CharField(choices=[('baseline', 'Baseline'), ('direction', 'Direction of travel'), ('gain', 'Financial gain'), ('inequality', 'Inequality')], max_length=12)),
                ('mark', models.PositiveSmallIntegerField()),
                ('reason', models.TextField()),
                ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('marked_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('priority', 'consideration'), name='priority_mark_once', violation_error_message='Somebody else has just marked this priority. Open the page again.'), models.CheckConstraint(condition=models.Q(('mark__lte', 3), models.Q(('reason', ''), _negated=True)), name='priority_mark_in_scale', violation_error_message='A mark is 0, 1, 2 or 3, with a reason.')],
            },
        ),
        migrations.CreateModel(
            name='PriorityRanking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('agreed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed_at', models.DateTimeField()),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-agreed_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RankedPriority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('ranking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='priorities.priorityranking')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='priorities.priority')),
                ('rank', models.PositiveSmallIntegerField()),
                ('score', models.DecimalField(decimal_places=2, max_digits=5)),
                ('suggested_from', models.PositiveSmallIntegerField()),
                ('suggested_to', models.PositiveSmallIntegerField()),
                ('reason', models.TextField(blank=True)),
            ],
            options={
                'verbose_name_plural': 'ranked priorities',
                'ordering': ['rank'],
                'constraints': [models.UniqueConstraint(fields=('ranking', 'priority'), name='ranked_priority_once', violation_error_message='Each priority has one place in the order.'), models.UniqueConstraint(fields=('ranking', 'rank'), name='ranked_place_once', violation_error_message='Two priorities cannot have the same place.'), models.CheckConstraint(condition=models.Q(models.Q(('rank__gte', models.F('suggested_from')), ('rank__lte', models.F('suggested_to'))), models.Q(('reason', ''), _negated=True), _connector='OR'), name='ranked_otherwise_with_reason', violation_error_message='Say why a priority stands elsewhere than its marks suggest.')],
            },
        ),
    ]
