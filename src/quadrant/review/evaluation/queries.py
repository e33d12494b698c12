"""What can be asked of evaluations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from quadrant.analyse.needs.models import NeedsAssessment
from quadrant.cycle.models import Cycle
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.do.agreements.terms import AgreementState
from quadrant.review.evaluation.models import Evaluation, EvaluationReading
from quadrant.review.evaluation.terms import EvaluationState, Findings


def evaluations() -> Any:
    """Every evaluation, the newest first."""
    return Evaluation.objects.whole().order_by("-begun_at", "-pk")


def evaluations_seen_by(person: Any) -> Any:
    """Every evaluation, without those of providers that an interest hides."""
    hidden = providers_hidden_from(person)
    return evaluations().filter(Q(agreement=None) | ~Q(agreement__provider__in=hidden))


def evaluation_numbered(number: int) -> Evaluation | None:
    found: Evaluation | None = (
        evaluations()
        .select_related("cycle__framework", "cycle__lead_body")
        .defer("cycle__framework__text", "cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return found


def evaluations_of(cycle: Cycle) -> list[Evaluation]:
    return list(evaluations().filter(cycle=cycle))


def evaluations_of_agreement(agreement: Agreement) -> list[Evaluation]:
    return list(evaluations().filter(agreement=agreement))


@dataclass(frozen=True)
class ToRead:
    """The last evaluation of a provider's agreement, and what the assessment's author made of it, if anything."""

    evaluation: Evaluation
    reading: EvaluationReading | None


def evaluations_to_read(assessment: NeedsAssessment, person: Any, *, on: date) -> list[ToRead]:
    """The last concluded evaluation of every agreement that runs on that day, and those that were read before, without
    those of providers that an interest hides from the person. Three queries."""
    readings = {
        one.evaluation_id: one
        for one in EvaluationReading.objects.filter(assessment=assessment).select_related("read_by")
    }
    seen = evaluations_seen_by(person).filter(agreement__isnull=False, concluded_at__isnull=False)
    running = Agreement.objects.signed().with_state(on).filter(state=AgreementState.LIVE).values("pk")
    listed = list(seen.filter(Q(pk__in=list(readings)) | Q(agreement__in=running)).order_by("concluded_at", "pk"))
    last = {one.agreement_id: one.pk for one in listed}
    shown = [one for one in listed if one.pk in readings or one.pk == last[one.agreement_id]]
    order = sorted(shown, key=lambda one: (str(one.agreement), one.pk))
    return [ToRead(one, readings.get(one.pk)) for one in order]


def findings_of(evaluation: Evaluation) -> Findings:
    return Findings(
        how_much=evaluation.how_much,
        how_well=evaluation.how_well,
        better_off=evaluation.better_off,
        specification=evaluation.specification,
        value_for_money=evaluation.value_for_money,
    )


def state_of(evaluation: Evaluation) -> EvaluationState:
    return EvaluationState.BEGUN if evaluation.concluded_at is None else EvaluationState.CONCLUDED


def missing_from(findings: Findings) -> list[tuple[str, str]]:
    """What keeps an evaluation from being concluded: the field, and a sentence."""
    asked = (
        ("how_much", findings.how_much, "Say how much was done."),
        ("how_well", findings.how_well, "Say how well it was done."),
        ("better_off", findings.better_off, "Say whether anyone is better off."),
        ("specification", findings.specification, "Say how it stands beside the specification."),
    )
    return [(name, sentence) for name, text, sentence in asked if not text.strip()]
