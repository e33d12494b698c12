"""An evaluation begun, and the lock under which all its parts are written."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.services.commands.catalogue import standing_service
from quadrant.analyse.services.models import Service, ServiceEvaluation
from quadrant.analyse.services.rules import may_evaluate, may_write_evaluation
from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Person

EVALUATORS = "Only commissioners and analysts evaluate services."
SIGNED = "This evaluation is signed off and does not change. Begin a new one."


@act("service_evaluation.begun")
def begin_evaluation(
    *, service: Service, cycle: Cycle | None = None, by: Person, at: datetime
) -> Done[ServiceEvaluation]:
    """Begin to evaluate a service, for a cycle or by itself; one evaluation at a time."""
    allow(may_evaluate(by, service), EVALUATORS)
    kept = standing_service(service)
    made = ServiceEvaluation(service=kept, cycle=cycle, begun_by=by, begun_at=at)
    made.save()
    return Done(made, f"The evaluation of “{kept.name}” was begun")


def open_evaluation(evaluation: ServiceEvaluation, by: Person) -> ServiceEvaluation:
    """The evaluation under lock, not signed off, that this person may write."""
    rows = ServiceEvaluation.objects.select_for_update(of=("self",)).select_related("service")
    kept: ServiceEvaluation = rows.get(pk=evaluation.pk)
    allow(may_write_evaluation(by, kept), EVALUATORS)
    insist(kept.signed_off_at is None, SIGNED)
    return kept


def insist_latest(kept: ServiceEvaluation, version: int) -> None:
    """`version` is the one that the person had before them."""
    if kept.version != version:
        raise Changed("Somebody else changed this evaluation while you were writing. Both texts are below.")
