"""Who may read the library, keep its items, and link them to what they bear on."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.evidence.models import (
    Attached,
    Citation,
    ComparedModel,
    Edition,
    EvidenceItem,
    Finding,
    ModelComparison,
    PhaseResource,
    StudyConsultee,
)
from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_work_on_cycle
from quadrant.governance.models import Recommendation
from quadrant.governance.rules import may_change_report, may_read_report
from quadrant.partnership.rules import has_role, may_enter, may_look_inside
from quadrant.partnership.terms import Role

KEEPERS = (Role.COMMISSIONER, Role.ANALYST, Role.CONTRACT_MANAGER)


def may_keep_library(person: Any) -> bool:
    """Add items: those who commission, analyse or manage contracts."""
    return has_role(person, *KEEPERS)


def may_see_item(person: Any, item: EvidenceItem) -> bool:
    return may_look_inside(person)


def may_change_item(person: Any, item: EvidenceItem) -> bool:
    """Those who keep the library, and the item's owner."""
    return may_keep_library(person) or (may_look_inside(person) and item.owner_id == person.pk)


def may_see_edition(person: Any, edition: Edition) -> bool:
    return may_see_item(person, edition.item)


def may_see_experts(person: Any) -> bool:
    """The list of outside experts: applicants work out costs and causes too."""
    return may_enter(person)


def may_see_finding(person: Any, finding: Finding) -> bool:
    return may_see_item(person, finding.item)


def may_act_on_finding(person: Any, finding: Finding) -> bool:
    """Whether the person works on the cycle that is to act, the command asks."""
    return may_change_item(person, finding.item)


def may_see_consultee(person: Any, consultee: StudyConsultee) -> bool:
    return may_see_item(person, consultee.item)


def may_change_consultee(person: Any, consultee: StudyConsultee) -> bool:
    return may_change_item(person, consultee.item)


def may_attach(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_see_attached(person: Any, attached: Attached) -> bool:
    return may_look_inside(person)


def may_detach(person: Any, attached: Attached) -> bool:
    return may_attach(person, attached.cycle)


def may_see_resource(person: Any, resource: PhaseResource) -> bool:
    return may_look_inside(person)


def may_end_resource(person: Any, resource: PhaseResource) -> bool:
    return may_keep_library(person)


def may_see_citation(person: Any, citation: Citation) -> bool:
    return may_read_report(person, citation.recommendation.report)


def may_see_recommendation(person: Any, recommendation: Recommendation) -> bool:
    return may_read_report(person, recommendation.report)


def may_cite(person: Any, recommendation: Recommendation) -> bool:
    """Whoever may write the report says what it rests on, until it is final."""
    report = recommendation.report
    return not report.is_final and may_change_report(person, report)


def may_drop_citation(person: Any, citation: Citation) -> bool:
    return may_cite(person, citation.recommendation)


def may_see_comparison(person: Any, comparison: ModelComparison) -> bool:
    return may_look_inside(person)


def may_compare(person: Any, comparison: ModelComparison) -> bool:
    return may_work_on_cycle(person, comparison.cycle)


def may_see_model(person: Any, model: ComparedModel) -> bool:
    return may_look_inside(person)


def may_judge_model(person: Any, model: ComparedModel) -> bool:
    return may_compare(person, model.comparison)
