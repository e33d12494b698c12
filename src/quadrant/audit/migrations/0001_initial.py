import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.PositiveBigIntegerField()),
                ('sequence', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('actor', models.PositiveBigIntegerField(null=True)),
                ('action', models.CharField(max_length=80)),
                ('about_table', models.CharField(blank=True, max_length=80)),
                ('about_row', models.CharField(blank=True, max_length=40)),
                ('refused', models.BooleanField(default=False)),
                ('rows', models.JSONField(default=list)),
                ('request', models.CharField(blank=True, max_length=40)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['about_table', 'about_row'], name='audit_line_about')],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'sequence'), name='audit_line_once', violation_error_message='Two acts were written at the same moment; try again.')],
            },
        ),
        migrations.CreateModel(
            name='LineWords',
            fields=[
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='words', serialize=False, to='audit.line')),
                ('who', models.CharField(blank=True, max_length=200)),
                ('sentence', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='RowValues',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values_after', to='audit.line')),
                ('table', models.CharField(max_length=80)),
                ('row', models.CharField(max_length=40)),
                ('digest', models.CharField(max_length=64)),
                ('values', models.JSONField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['table', 'row', '-id'], name='audit_values_latest')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('partnership', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('sequence', models.PositiveBigIntegerField()),
                ('hash', models.CharField(max_length=64)),
                ('seal', models.CharField(max_length=64)),
            ],
        ),
    ]
