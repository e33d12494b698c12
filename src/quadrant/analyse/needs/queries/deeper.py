"""What can be asked of the questions that assessments leave open, and of the vulnerable groups."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.needs.models import DeeperQuestion, NeedsAssessment, VulnerableGroup
from quadrant.partnership.models import Person


def questions_of(assessment: NeedsAssessment) -> list[DeeperQuestion]:
    """The questions of an assessment, soonest first, each with what carries it on."""
    found = DeeperQuestion.objects.filter(assessment=assessment)
    told = found.select_related("assessment__cycle", "owner", "answered_by", "carried_to", "carried_from")
    return list(told.order_by("due_on", "pk"))


def question_numbered(number: int) -> DeeperQuestion | None:
    found = DeeperQuestion.objects.select_related("assessment__cycle__framework", "owner")
    one: DeeperQuestion | None = (
        found.defer("assessment__cycle__framework__text", "assessment__cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return one


def questions_for(person: Person) -> list[DeeperQuestion]:
    """What a person was asked to look into and has not answered, soonest first."""
    found = DeeperQuestion.objects.open().filter(owner=person).select_related("assessment")
    return list(found.order_by("due_on", "pk"))


def vulnerable_groups() -> Any:
    """The standing groups, by name."""
    return VulnerableGroup.objects.standing().select_related("added_by").order_by("name", "pk")


def group_numbered(number: int) -> VulnerableGroup | None:
    found: VulnerableGroup | None = VulnerableGroup.objects.filter(pk=number).first()
    return found
