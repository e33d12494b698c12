"""Budget monitoring that a file brings, and what its cost centres are tied to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.analyse.services.models import Service
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.audit.touched import touch
from quadrant.partnership.models import Person
from quadrant.partnership.within import here
from quadrant.plan.funds.commands.ledger import NOT_YOURS
from quadrant.plan.funds.models import CostCentre, Fund, MonitoringLine
from quadrant.plan.funds.queries import called
from quadrant.plan.funds.rules import may_tie_cost_centres
from quadrant.plan.funds.terms import MEASURES, FinanceLine, Tie

AT_ONCE = 2_000


@act("monitoring.imported")
def import_monitoring(*, lines: Sequence[FinanceLine], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in one period of a finance system, whole. The same period under the same name is replaced; ties stay."""
    allow(may_tie_cost_centres(by), NOT_YOURS)
    insist(bool(lines), "The file holds no lines.")
    period = lines[0].at
    insist(all(line.at == period for line in lines), "One file holds one period.")
    named = replace(file, name=called(file.name, period))
    dataset = receive_dataset(kind=DatasetKind.MONITORING, file=named, by=by, at=at)
    if dataset.replaces_id is not None:
        MonitoringLine.objects.filter(dataset=dataset.replaces_id).delete()
    centres = _cost_centres(lines)
    number = here().partnership_id
    made = (
        MonitoringLine(
            partnership_id=number,
            dataset=dataset,
            cost_centre=centres[line.cost_centre],
            account=line.account,
            account_name=line.account_name,
            year=line.year,
            period=line.period,
            **{name: getattr(line, name) for name in MEASURES},
        )
        for line in lines
    )
    MonitoringLine.objects.bulk_create(made, batch_size=AT_ONCE)
    touch(MonitoringLine, dataset.pk)
    return Done(dataset, f"{len(lines):,} lines of {period.label} came from {file.file_name}")


def _cost_centres(lines: Sequence[FinanceLine]) -> dict[str, CostCentre]:
    """Every cost centre of the lines by its code; new ones are made, and a name that the file has anew is kept."""
    named = {line.cost_centre: line.cost_centre_name for line in lines}
    found = {one.code: one for one in CostCentre.objects.select_for_update().order_by("pk") if one.code in named}
    number = here().partnership_id
    new = [CostCentre(partnership_id=number, code=code, name=name) for code, name in named.items() if code not in found]
    renamed = [one for code, one in found.items() if named[code] and one.name != named[code]]
    for one in renamed:
        one.name = named[one.code]
        one.save()
    return found | {one.code: one for one in CostCentre.objects.bulk_create(new, batch_size=AT_ONCE)}


@act("monitoring.taken_back")
def take_monitoring_back(*, dataset: Dataset, by: Person | None, at: datetime) -> Done[Dataset]:
    """When its dataset is withdrawn, its lines go. The cost centres stay with what they are tied to."""
    MonitoringLine.objects.filter(dataset=dataset).delete()
    return Done(dataset, f"The lines of {dataset.name} were taken out")


@dataclass(frozen=True)
class TiedTo:
    """What somebody says a cost centre is: a fund's, a service's, none of ours; or nothing of these after all."""

    fund: Fund | None = None
    service: Service | None = None
    outside: bool = False


@act("cost_centre.tied")
def tie_cost_centre(*, cost_centre: CostCentre, to: TiedTo, by: Person, at: datetime) -> Done[CostCentre]:
    """Say what a cost centre of the finance system belongs to, from now on and for every period held."""
    allow(may_tie_cost_centres(by), NOT_YOURS)
    given = sum((to.fund is not None, to.service is not None, to.outside))
    insist(given <= 1, "Tie a cost centre to one fund, to one service, or say that it is none of ours.")
    kept = CostCentre.objects.select_for_update().get(pk=cost_centre.pk)
    kept.fund, kept.service, kept.outside = to.fund, to.service, to.outside
    kept.tied_by, kept.tied_at = by, at
    kept.save()
    name = to.fund.name if to.fund else to.service.name if to.service else Tie(kept.tie).label
    return Done(kept, f"{kept}: {name}")


@act("cost_centres.tied")
def tie_cost_centres(*, ties: Mapping[CostCentre, TiedTo], by: Person, at: datetime) -> Done[CostCentre]:
    """Several at once, all of them or none."""
    insist(bool(ties), "Say of one cost centre at least what it belongs to.")
    tied = [tie_cost_centre(cost_centre=one, to=to, by=by, at=at) for one, to in ties.items()]
    return Done(tied[0], f"{len(tied)} cost centre{'' if len(tied) == 1 else 's'} tied")
