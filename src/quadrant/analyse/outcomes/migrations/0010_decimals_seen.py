"""Indicators keep with how many decimals their figures came; of those held it is told from the figures."""

from django.db import migrations, models

OF = "FROM outcomes_observation o WHERE o.indicator_id = outcomes_indicator.id AND o.value IS NOT NULL"


def _rounded_to(places: int) -> str:
    """That no figure has more decimals than these; what a computer adds in the 12th place of a number is none."""
    moved = f"o.value * {10**places}"
    return f"NOT EXISTS (SELECT 1 {OF} AND ABS({moved} - ROUND({moved})) > 0.000000001 + 0.000000000001 * ABS({moved}))"


# As `methods.decimals` tells it of new ones.
TELL = f"""
UPDATE outcomes_indicator SET decimals_seen = CASE
    WHEN {_rounded_to(0)} THEN 0
    WHEN {_rounded_to(1)} THEN 1
    WHEN {_rounded_to(2)} THEN 2
    WHEN (SELECT AVG(ABS(o.value)) {OF}) >= 10 THEN 1
    ELSE 2 END
WHERE EXISTS (SELECT 1 {OF})
"""  # noqa: S608  every word of it stands here


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0009_action_of_a_person")]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="decimals_seen",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.RunSQL(TELL, migrations.RunSQL.noop),
    ]
