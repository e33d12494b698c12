"""What follows an act in another room: one call, or one task enqueued, in the act's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.analyse.services.commands import take_services_back
from quadrant.appraisal.commands import withdraw_conflicted_marks
from quadrant.appraisal.queries import panellists_for
from quadrant.audit.act import after
from quadrant.do.agreements.commands import take_contracts_back, take_spend_back
from quadrant.governance.commands import take_calendar_back
from quadrant.plan.funds.commands import take_monitoring_back


@after("interest.declared")
def withdraw_marks_in_conflict(*, about: Any, by: Any, at: datetime) -> None:
    """An interest takes back the marks already given where it bars its holder: at once, in the same act."""
    for panellist in panellists_for(about.person):
        withdraw_conflicted_marks(panellist=panellist, by=None, at=at)


@after("dataset.withdrawn")
def take_records_back(*, about: Any, by: Any, at: datetime) -> None:
    """What a dataset brought to another room leaves with it: in the same act, all or nothing."""
    if about.kind == DatasetKind.CONTRACTS:
        take_contracts_back(dataset=about, by=by, at=at)
    if about.kind == DatasetKind.SPEND:
        take_spend_back(dataset=about, by=by, at=at)
    if about.kind == DatasetKind.SERVICES:
        take_services_back(dataset=about, by=by, at=at)
    if about.kind == DatasetKind.MONITORING:
        take_monitoring_back(dataset=about, by=by, at=at)
    if about.kind == DatasetKind.MEETINGS:
        take_calendar_back(called_by=about.imported_by, called_at=about.imported_at, by=by, at=at)
