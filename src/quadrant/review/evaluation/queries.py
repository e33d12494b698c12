"""What can be asked of evaluations."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from quadrant.cycle.models import Cycle
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.review.evaluation.models import Evaluation
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
