from django.db import migrations

from quadrant.audit.triggers import migrate_back, migrate_forward


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(migrate_forward, migrate_back)]
