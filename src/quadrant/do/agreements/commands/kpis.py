"""Setting measures and their targets. A target holds from its day on; what came before keeps the old one."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from quadrant.analyse.outcomes.models import Indicator, Outcome
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.do.agreements.commands.agreements import NOT_YOURS
from quadrant.do.agreements.models import Agreement, Kpi, KpiTarget
from quadrant.do.agreements.rules import may_change_kpi, may_manage_agreement
from quadrant.do.agreements.terms import OF_TWO_COUNTS, Definition
from quadrant.methods.calendar import in_words
from quadrant.partnership.models import Person


@act("measure.set")
def set_kpi(
    *,
    agreement: Agreement,
    definition: Definition,
    target: Decimal | None = None,
    tolerance: Decimal = Decimal(0),
    indicator: Indicator | None = None,
    outcome: Outcome | None = None,
    by: Person,
    at: datetime,
) -> Done[Kpi]:
    """Add a measure that the agreement is judged by, from its first day, with its first target where there is one."""
    allow(may_manage_agreement(by, agreement), NOT_YOURS)
    kept = Agreement.objects.select_for_update().get(pk=agreement.pk)
    insist(kept.withdrawn_at is None, "This draft was given up.")
    insist(bool(definition.name.strip()), "Give the measure a name.", field="name")
    two = definition.measure in OF_TWO_COUNTS
    named = bool(definition.numerator.strip() and definition.denominator.strip())
    insist(not two or named, "Say what is counted, and out of what.", field="numerator")
    made = Kpi(
        agreement=kept,
        name=definition.name.strip(),
        kind=definition.kind,
        indicator=indicator,
        outcome=outcome,
        definition=definition.definition.strip(),
        measure=definition.measure,
        numerator=definition.numerator.strip(),
        denominator=definition.denominator.strip(),
        unit=definition.unit.strip(),
        per=definition.per,
        polarity=definition.polarity,
        frequency=definition.frequency,
        due_days=definition.due_days,
        baseline=definition.baseline,
        from_on=kept.starts_on,
        set_by=by,
        set_at=at,
    )
    made.save()
    if target is not None:
        set_target(kpi=made, from_on=kept.starts_on, target=target, tolerance=tolerance, by=by, at=at)
    return Done(made, made.name)


@act("measure.target_set")
def set_target(
    *, kpi: Kpi, from_on: date, target: Decimal, tolerance: Decimal = Decimal(0), by: Person, at: datetime
) -> Done[KpiTarget]:
    """Give a measure a target from a day on, with how far short still counts as near."""
    allow(may_change_kpi(by, kpi), NOT_YOURS)
    insist(target.is_finite(), "Enter the target as a number.", field="target")
    insist(tolerance >= 0, "A tolerance is 0 or more.", field="tolerance")
    insist(from_on <= kpi.agreement.last_day, "That is after the agreement's last day.", field="from_on")
    made = KpiTarget(kpi=kpi, from_on=from_on, target=target, tolerance=tolerance, set_by=by, set_at=at)
    made.save()
    return Done(made, f"{kpi.name}: {target.normalize():f} from {in_words(from_on)}")


@act("measure.ended")
def end_kpi(*, kpi: Kpi, to_on: date, by: Person, at: datetime) -> Done[Kpi]:
    """Stop asking for a measure after a day; what was reported stays."""
    allow(may_change_kpi(by, kpi), NOT_YOURS)
    kept = Kpi.objects.select_for_update().get(pk=kpi.pk)
    insist(kept.to_on is None, "This measure has already been ended.")
    insist(to_on >= kept.from_on, "A measure cannot end before it begins.", field="to_on")
    kept.to_on = to_on
    kept.save()
    return Done(kept, f"{kept.name} ends on {in_words(to_on)}")
