"""Acts on the text and the needs of a needs assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from quadrant.analyse.needs.commands.carrying import carry_chapters
from quadrant.analyse.needs.commands.deeper import carry_questions
from quadrant.analyse.needs.commands.needs import SAID, WORKERS
from quadrant.analyse.needs.models import (
    AssessedEvidence,
    AssessedNeed,
    Need,
    NeedEvidence,
    NeedsAssessment,
)
from quadrant.analyse.needs.queries import assessed_needs, standing_of_assessment
from quadrant.analyse.needs.rules import may_change_assessment, may_write_assessment
from quadrant.analyse.needs.terms import AssessmentKind, AssessmentState, Part
from quadrant.analyse.outcomes.models import Area
from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist, refuse_lost_update
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Person

FROZEN = (
    "indicator_name",
    "area_name",
    "period",
    "value",
    "england",
    "unit",
    "decimals",
    "text",
    "source",
    "dated_on",
)
NOT_OPEN = {
    AssessmentState.WITH_BODY: "This assessment is before its body: it does not change until that is decided.",
    AssessmentState.APPROVED: "This assessment is approved and final. Begin a new version of it instead.",
    AssessmentState.SUPERSEDED: "A later version of this assessment is approved.",
}


@dataclass(frozen=True)
class AssessmentText:
    """The title and the parts of an assessment, as written; what it is and covers, who owns it, when it is reviewed."""

    title: str
    parts: dict[Part, str] = field(default_factory=dict)
    next_review_on: date | None = None
    kind: AssessmentKind = AssessmentKind.TOPIC
    area: Area | None = None
    owner: Person | None = None


def open_assessment(assessment: NeedsAssessment, by: Person) -> NeedsAssessment:
    """The assessment under lock, open to change by this person."""
    kept: NeedsAssessment = NeedsAssessment.objects.select_for_update().get(pk=assessment.pk)
    allow(may_change_assessment(by, kept), WORKERS)
    standing = standing_of_assessment(kept)
    insist(standing.may_change, NOT_OPEN.get(standing.state, ""))
    return kept


def insist_latest(kept: NeedsAssessment, version: int) -> None:
    """The person had this version of the assessment before them."""
    if kept.version != version:
        raise Changed("Somebody else changed this assessment in the meantime. Look at it again first.")


def _put_text(assessment: NeedsAssessment, text: AssessmentText) -> None:
    insist(bool(text.title.strip()), "Give the assessment a title.", field="title")
    assessment.title, assessment.next_review_on = text.title.strip(), text.next_review_on
    assessment.kind, assessment.area, assessment.owner = text.kind, text.area, text.owner
    for part, words in text.parts.items():
        setattr(assessment, part.value, words.strip())


@act("needs_assessment.drafted")
def draft_assessment(
    *, cycle: Cycle, text: AssessmentText, needs: Sequence[Need] = (), by: Person, at: datetime
) -> Done[NeedsAssessment]:
    """Begin a needs assessment of a cycle with these needs, frozen as they stand."""
    allow(may_write_assessment(by, cycle), WORKERS)
    made = NeedsAssessment(cycle=cycle, drafted_by=by, drafted_at=at)
    _put_text(made, text)
    made.save()
    _freeze(made, needs, at)
    return Done(made, made.title)


@act("needs_assessment.changed")
def change_assessment(
    *, assessment: NeedsAssessment, version: int, text: AssessmentText, by: Person, at: datetime
) -> Done[NeedsAssessment]:
    """Write an assessment's text anew. With an old `version` nothing is lost: both texts are told."""
    kept = open_assessment(assessment, by)
    if kept.version != version:
        yours = {"title": text.title, **{part.value: words for part, words in text.parts.items()}}
        refuse_lost_update("assessment", {name: getattr(kept, name) for name in yours}, yours)
    _put_text(kept, text)
    kept.version += 1
    kept.save()
    return Done(kept, kept.title)


@act("needs_assessment.needs_chosen")
def choose_needs(
    *, assessment: NeedsAssessment, version: int, needs: Sequence[Need], by: Person, at: datetime
) -> Done[NeedsAssessment]:
    """Take these needs into the assessment, and no others, each frozen with its evidence as it stands now."""
    kept = open_assessment(assessment, by)
    insist_latest(kept, version)
    for held in AssessedNeed.objects.filter(assessment=kept):
        AssessedEvidence.objects.filter(assessed=held).delete()
        held.delete()
    _freeze(kept, needs, at)
    kept.version += 1
    kept.save()
    return Done(kept, f"{len(needs)} needs with their figures as they stood")


def _freeze(assessment: NeedsAssessment, needs: Sequence[Need], at: datetime) -> None:
    for number, chosen in enumerate(needs, start=1):
        need: Need = Need.objects.select_for_update().get(pk=chosen.pk)
        insist(need.cycle_id == assessment.cycle_id, "This need belongs to another cycle.", field="needs")
        insist(need.withdrawn_at is None, f"“{need.statement}” was withdrawn.", field="needs")
        held = AssessedNeed(assessment=assessment, need=need, number=number, need_version=need.version)
        for name in SAID:
            setattr(held, name, getattr(need, name))
        held.save()
        for evidence in NeedEvidence.objects.standing().filter(need=need).order_by("added_at", "pk"):
            copied = {name: getattr(evidence, name) for name in FROZEN}
            AssessedEvidence(assessed=held, evidence=evidence, **copied).save()
    assessment.frozen_at = at if needs else None
    assessment.save()


@act("needs_assessment.renewed")
def renew_assessment(*, assessment: NeedsAssessment, by: Person, at: datetime) -> Done[NeedsAssessment]:
    """Begin the next version of an approved assessment: its words, and its needs frozen anew as they stand now."""
    kept: NeedsAssessment = NeedsAssessment.objects.select_for_update().get(pk=assessment.pk)
    allow(may_change_assessment(by, kept), WORKERS)
    approved = standing_of_assessment(kept).state is AssessmentState.APPROVED
    insist(approved, "Only an approved assessment has a next version; change this one instead.")
    insist(
        not NeedsAssessment.objects.filter(supersedes=kept).exists(), "The next version of this assessment is begun."
    )
    made = NeedsAssessment(cycle=kept.cycle, supersedes=kept, drafted_by=by, drafted_at=at)
    words = {part: getattr(kept, part.value) for part in Part}
    _put_text(made, AssessmentText(kept.title, words, None, AssessmentKind(kept.kind), kept.area, kept.owner))
    made.save()
    carry_questions(kept, made, by=by, at=at)
    carry_chapters(kept, made, by=by, at=at)
    standing = [held.need for held in assessed_needs(kept) if held.need.withdrawn_at is None]
    _freeze(made, standing, at)
    return Done(made, f"The next version of “{kept.title}”")
