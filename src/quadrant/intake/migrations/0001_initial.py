import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('desk', '0001_initial'),
        ('outcomes', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('file_name', models.CharField(max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('stored', models.CharField(max_length=200)),
                ('name', models.CharField(max_length=150)),
                ('kind', models.CharField(blank=True, choices=[('figures', 'Figures of indicators'), ('definitions', 'Definitions of indicators'), ('neighbours', 'Statistical neighbours')], max_length=20)),
                ('topic', models.CharField(blank=True, max_length=100)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('columns', models.JSONField(default=dict)),
                ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('received_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('job', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.jobprogress')),
                ('dataset', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.dataset')),
            ],
            options={
                'ordering': ['-received_at', '-pk'],
            },
        ),
    ]
