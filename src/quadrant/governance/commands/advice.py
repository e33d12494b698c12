"""Acts on specialist legal advice. What was advised, and for whom, is written in sealed acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.commands.readers import keep_readers
from quadrant.governance.models import AdviceGiven, AdviceReader, Comment, LegalAdvice, Recommendation
from quadrant.governance.rules import may_cite_advice, may_keep_advice
from quadrant.partnership.models import Person
from quadrant.partnership.papers import KeptPaper

LEGAL_ONLY = "Only a legal officer may do this, and nobody whose interest makes them leave."


@act("advice.cited")
def cite_advice(
    *,
    comment: Comment,
    area: str,
    adviser: str,
    privileged: bool = True,
    since_on: date | None = None,
    by: Person,
    at: datetime,
) -> Done[LegalAdvice]:
    """Say in a legal comment that advice is being taken: for which service area, and of whom, by role."""
    allow(may_cite_advice(by, comment), LEGAL_ONLY)
    insist(bool(area.strip()), "Say which service area the advice is about.", field="area")
    insist(bool(adviser.strip()), "Say who advises, by role and not by name.", field="adviser")
    today = timezone.localdate(at)
    since = since_on or today
    insist(since <= today, "Advice is being taken since a day that has come.", field="since_on")
    kept: Comment = Comment.objects.select_for_update().get(pk=comment.pk)
    insist(kept.report.withdrawn_at is None, "The report was taken back.")
    insist(kept.waived_at is None, "This comment was waived.")
    left = Recommendation.objects.filter(report=kept.report_id, resolutions=None).exists()
    insist(left or not kept.report.is_final, "This report is decided: its comments stay as they were.")
    made = LegalAdvice(comment=kept, area=area.strip(), adviser=adviser.strip(), privileged=privileged)
    made.since_on, made.cited_by, made.cited_at = since, by, at
    made.save()
    return Done(made, f"{made.area}, from {made.adviser}")


@act("advice.ended")
def end_advice(*, advice: LegalAdvice, by: Person, at: datetime) -> Done[LegalAdvice]:
    """The advice is no longer being taken; the comment says until when it was."""
    allow(may_keep_advice(by, advice), LEGAL_ONLY)
    kept: LegalAdvice = LegalAdvice.objects.select_for_update().get(pk=advice.pk)
    insist(kept.ended_on is None, "This advice has ended already.")
    kept.ended_on = timezone.localdate(at)
    kept.save()
    return Done(kept, f"{kept.area}, from {kept.adviser}")


@act("sealed_advice.given")
def give_advice(
    *, advice: LegalAdvice, text: str = "", paper: KeptPaper | None = None, by: Person, at: datetime
) -> Done[AdviceGiven]:
    """Keep what was advised: words, a file or both. It is added to, never changed."""
    allow(may_keep_advice(by, advice), LEGAL_ONLY)
    insist(bool(text.strip()) or paper is not None, "Write what was advised, or attach it.", field="text")
    made = AdviceGiven(advice=advice, text=text.strip(), given_by=by, given_at=at)
    if paper is not None:
        made.file_name, made.kind = paper.name, paper.kind.ending
        made.stored, made.digest, made.size = paper.file.stored, paper.file.digest, paper.file.size
    made.save()
    return Done(made)


@act("sealed_advice.readers_named")
def name_advice_readers(
    *, advice: LegalAdvice, people: Iterable[Person], by: Person, at: datetime
) -> Done[LegalAdvice]:
    """Say who reads the advice besides legal officers; whoever is no longer named stops reading at once."""
    allow(may_keep_advice(by, advice), LEGAL_ONLY)
    LegalAdvice.objects.select_for_update().get(pk=advice.pk)
    keep_readers(
        AdviceReader.objects.filter(advice=advice),
        people,
        report=advice.comment.report,
        make=lambda person: AdviceReader(advice=advice, person=person, named_by=by, named_at=at),
    )
    return Done(advice)
