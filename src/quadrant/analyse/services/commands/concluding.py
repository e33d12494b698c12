"""Acts that conclude an evaluation: what the service adds, who could deliver it, the recommendation, signing off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.services.commands.opening import SIGNED, insist_latest, open_evaluation
from quadrant.analyse.services.models import ModelWeighed, ServiceContribution, ServiceEvaluation
from quadrant.analyse.services.queries import missing_parts
from quadrant.analyse.services.rules import may_sign_off
from quadrant.analyse.services.terms import Adds, Aim, DeliveryModel
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person

ONLY_LOCAL = "This touches what the law fixes: add the legal note that allows it, or change the local part only."


@dataclass(frozen=True)
class Contributes:
    """What a service adds to an outcome or to an aim of sustainable development, and how."""

    to: Outcome | Aim
    adds: Adds
    how: str = ""


@act("service_evaluation.contribution_stated")
def state_contribution(
    *, evaluation: ServiceEvaluation, version: int, lines: Sequence[Contributes], by: Person, at: datetime
) -> Done[ServiceEvaluation]:
    """Part 4: what the service adds to the outcomes of council and partnership, and to sustainable development."""
    kept = open_evaluation(evaluation, by)
    insist_latest(kept, version)
    insist(bool(lines), "Say of one outcome or aim at least what the service adds to it.")
    rows = ServiceContribution.objects.select_for_update().filter(evaluation=kept)
    given = {(row.outcome_id, row.aim): row for row in rows}
    for line in lines:
        outcome, aim = (None, line.to) if isinstance(line.to, Aim) else (line.to, "")
        field = f"how_{aim or (outcome.pk if outcome else '')}"
        insist(line.adds is Adds.NOTHING or bool(line.how.strip()), f"Say how: {_named(line.to)}", field=field)
        row = given.get((outcome.pk if outcome else None, aim)) or ServiceContribution(
            evaluation=kept, outcome=outcome, aim=aim
        )
        row.adds, row.how, row.said_by, row.said_at = line.adds, line.how.strip(), by, at
        row.save()
    kept.version += 1
    kept.save()
    return Done(kept, f"{len(lines)} contributions said")


def _named(to: Outcome | Aim) -> str:
    return to.label if isinstance(to, Aim) else to.name


@act("service_evaluation.model_weighed")
def weigh_model(
    *,
    evaluation: ServiceEvaluation,
    model: DeliveryModel,
    changes: str,
    touches_law: bool = False,
    legal_note: str = "",
    by: Person,
    at: datetime,
) -> Done[ServiceEvaluation]:
    """Weigh a delivery model: what would change. It may touch only the local part, unless a legal note allows more."""
    kept = open_evaluation(evaluation, by)
    insist(bool(changes.strip()), "Say what would change, and what speaks for and against it.", field="changes")
    insist(not touches_law or bool(legal_note.strip()), ONLY_LOCAL, field="legal_note")
    rows = ModelWeighed.objects.select_for_update().filter(evaluation=kept, model=model)
    row = rows.first() or ModelWeighed(evaluation=kept, model=model)
    row.changes, row.touches_law, row.legal_note = changes.strip(), touches_law, legal_note.strip()
    row.weighed_by, row.weighed_at = by, at
    row.save()
    return Done(kept, f"{model.label} was weighed")


@act("service_evaluation.model_recommended")
def recommend_model(
    *, evaluation: ServiceEvaluation, model: DeliveryModel, why: str, by: Person, at: datetime
) -> Done[ServiceEvaluation]:
    """Recommend one of the delivery models weighed."""
    kept = open_evaluation(evaluation, by)
    weighed = ModelWeighed.objects.filter(evaluation=kept, model=model).exists()
    insist(weighed, "Weigh this delivery model before you recommend it.", field="model")
    insist(bool(why.strip()), "Say why it is recommended.", field="why")
    kept.recommended, kept.recommended_why = model, why.strip()
    kept.version += 1
    kept.save()
    return Done(kept, f"{model.label} is recommended")


@act("service_evaluation.signed_off")
def sign_off(*, evaluation: ServiceEvaluation, by: Person, at: datetime) -> Done[ServiceEvaluation]:
    """Sign off an evaluation with all its parts; another does it than the one who began. It does not change after."""
    rows = ServiceEvaluation.objects.select_for_update(of=("self",)).select_related("service")
    kept: ServiceEvaluation = rows.get(pk=evaluation.pk)
    allow(may_sign_off(by, kept), "Only a commissioner signs an evaluation off.")
    insist(kept.signed_off_at is None, SIGNED)
    insist(by.pk != kept.begun_by_id, "Somebody other than the one who began the evaluation signs it off.")
    missing = missing_parts(kept)
    insist(not missing, f"Still to be written: {', '.join(missing)}.")
    kept.signed_off_by, kept.signed_off_at = by, at
    kept.version += 1
    kept.save()
    return Done(kept, f"The evaluation of “{kept.service.name}” was signed off")
