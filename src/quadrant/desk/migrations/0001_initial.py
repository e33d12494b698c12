import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='JobProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('title', models.CharField(max_length=200)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
                ('percent', models.PositiveSmallIntegerField(default=0)),
                ('lines_done', models.PositiveIntegerField(default=0)),
                ('lines_total', models.PositiveIntegerField(default=0)),
                ('sentence', models.CharField(blank=True, max_length=300)),
                ('began_at', models.DateTimeField(null=True)),
                ('cancel_asked_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ending', models.CharField(blank=True, max_length=20)),
                ('problems', models.JSONField(default=list)),
                ('problems_total', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
            },
        ),
    ]
