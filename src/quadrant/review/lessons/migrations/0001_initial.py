import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('cycle', '0001_initial'),
        ('evaluation', '0001_initial'),
        ('needs', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycle.cycle')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('evaluation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evaluation.evaluation')),
                ('title', models.CharField(max_length=200)),
                ('tried', models.TextField()),
                ('learnt', models.TextField()),
                ('change', models.TextField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-recorded_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'title'), name='lesson_title_once', violation_error_message='This cycle already has a lesson of that title.')],
            },
        ),
        migrations.CreateModel(
            name='LessonNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='lessons.lesson')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='needs.need')),
                ('carried_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['carried_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('lesson', 'need'), name='lesson_need_once', violation_error_message='This lesson has already opened that need.'), models.UniqueConstraint(fields=('need',), name='need_of_one_lesson', violation_error_message='That need was opened by another lesson.')],
            },
        ),
    ]
