"""Acts on evidence: a figure taken as it stands, what a source says, and taking either back."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.analyse.evidence.models import EvidenceItem
from quadrant.analyse.evidence.queries import dated_words
from quadrant.analyse.evidence.terms import Exactness
from quadrant.analyse.needs.commands.needs import standing_need
from quadrant.analyse.needs.models import Need, NeedEvidence
from quadrant.analyse.needs.queries import as_evidence, figure_for
from quadrant.analyse.outcomes.models import Area, Indicator
from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, insist
from quadrant.engagement.models import Finding, Petition
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person


@act("need.figure_added")
def add_figure(
    *,
    need: Need,
    indicator: Indicator,
    area: Area,
    period: str,
    seen: float | None = None,
    by: Person,
    at: datetime,
) -> Done[NeedEvidence]:
    """Stand a figure behind a need, kept from now on as it is at this moment.

    `seen` is the value that the person had before them; if an import has changed it since, they are told.
    """
    kept = standing_need(need, by)
    found = figure_for(indicator, area, period)
    if found is None:
        raise Refusal("There is no such figure that may be shown. Choose again.", field="figure")
    same = seen is None or seen == found.value
    insist(same, "A later import has changed this figure. Look at it again and choose.", field="figure")
    made = as_evidence(indicator, found)
    made.need, made.added_by, made.added_at = kept, by, at
    made.save()
    return Done(made, f"{made} stands behind “{kept.statement}”")


@act("need.source_added")
def add_source(*, need: Need, text: str, source: str, dated_on: date, by: Person, at: datetime) -> Done[NeedEvidence]:
    """Stand behind a need what a dated source says: research, an inspection, people's own words."""
    kept = standing_need(need, by)
    insist(bool(text.strip()), "Write what the source says.", field="text")
    insist(bool(source.strip()), "Name the source.", field="source")
    insist(dated_on <= london_day(at), "The source's date lies in the future.", field="dated_on")
    made = NeedEvidence(need=kept, text=text.strip(), source=source.strip(), dated_on=dated_on)
    made.added_by, made.added_at = by, at
    made.save()
    return Done(made, f"{made.source} stands behind “{kept.statement}”")


@act("need.item_cited")
def cite_library_item(*, need: Need, item: EvidenceItem, by: Person, at: datetime) -> Done[NeedEvidence]:
    """Stand behind a need what an item of the library says, kept from now on as it says it at this moment."""
    kept = standing_need(need, by)
    current: EvidenceItem = EvidenceItem.objects.get(pk=item.pk)
    insist(current.withdrawn_at is None, "This item was withdrawn from the library.", field="item")
    exact = current.dated_to == Exactness.DAY
    told = (current.title, current.issuer, "" if exact else dated_words(current))
    source = ", ".join(part for part in told if part)[:300]
    made = NeedEvidence(need=kept, item=current, text=current.says, source=source)
    made.dated_on = current.dated_on if exact else None
    made.added_by, made.added_at = by, at
    made.save()
    return Done(made, f"“{current}” stands behind “{kept.statement}”")


@act("need.finding_cited")
def cite_finding(*, need: Need, finding: Finding, by: Person, at: datetime) -> Done[NeedEvidence]:
    """Stand behind a need what a consultation found, in the words that the finding has now."""
    kept = standing_need(need, by)
    said = f"{finding.text.rstrip(' .')}. {finding.heard}".strip()
    made = NeedEvidence(need=kept, finding=finding, text=said, source=finding.consultation.title[:300])
    made.dated_on = london_day(finding.found_at)
    made.added_by, made.added_at = by, at
    made.save()
    return Done(made, f"“{finding}” stands behind “{kept.statement}”")


@act("need.petition_cited")
def cite_petition(*, need: Need, petition: Petition, by: Person, at: datetime) -> Done[NeedEvidence]:
    """Stand behind a need what people asked for with their names, as it is known now."""
    kept = standing_need(need, by)
    insist(petition.refused_at is None, "This petition was not accepted.", field="petition")
    names = petition.counted if petition.counted is not None else petition.signed
    said = f"{petition.asks.rstrip(' .')}. {words.plural(names, 'signature')}."
    made = NeedEvidence(need=kept, petition=petition, text=said, source=f"Petition: {petition.title}"[:300])
    made.dated_on = petition.received_on
    made.added_by, made.added_at = by, at
    made.save()
    return Done(made, f"The petition “{petition.title}” stands behind “{kept.statement}”")


@act("need.evidence_withdrawn")
def withdraw_evidence(*, evidence: NeedEvidence, why: str, by: Person, at: datetime) -> Done[NeedEvidence]:
    """Take evidence away from a need; assessments that already hold it keep it."""
    standing_need(evidence.need, by)
    insist(bool(why.strip()), "Say why it is taken away.", field="why")
    kept: NeedEvidence = NeedEvidence.objects.select_for_update().get(pk=evidence.pk)
    insist(kept.withdrawn_at is None, "This evidence was already taken away.")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.withdrawn_why)
