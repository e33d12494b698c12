"""The act of sending a matter up the line, from the body that dealt with it to the body above."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow
from quadrant.governance.commands.carried_over import copy_papers
from quadrant.governance.commands.recommendations import add_recommendation
from quadrant.governance.commands.reports import NOT_YOURS, draft_report
from quadrant.governance.models import Report, SentUp
from quadrant.governance.queries import concerns_of, gate_at, recommendations_of, sections_of, why_not_sent_up
from quadrant.governance.rules import may_change_report
from quadrant.governance.terms import Exempt, ExemptParagraph, ItemType, Proposed, ReportKind
from quadrant.partnership.models import Body, Person
from quadrant.partnership.terms import DecisionKind


@act("report.sent_up")
def send_up(*, report: Report, by: Person, at: datetime) -> Done[Report]:
    """Draft the report to the body above from this one: the same words, recommendations, concerns and papers.

    What the body below was asked to recommend onwards is asked for decision above; a gate goes along where the body
    above may open it.
    """
    allow(may_change_report(by, report), NOT_YOURS)
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    why_not = why_not_sent_up(kept)
    above: Body | None = kept.body.parent
    if why_not or above is None:
        raise Refusal(why_not)
    item = ItemType.DECISION if kept.item == ItemType.RECOMMENDATION else ItemType(kept.item)
    made = draft_like(kept, above, item, _place_above(kept, above), by, at)
    for asked in recommendations_of(kept):
        if not (asked.opens_gate and made.at_gate):
            proposed = Proposed(asked.text, DecisionKind(asked.kind), asked.value)
            add_recommendation(report=made, proposed=proposed, by=by, at=at)
    copy_papers(kept, made)
    SentUp(report=kept, onward=made, sent_by=by, sent_at=at).save()
    return Done(made, f"{kept.title}: from {kept.body.name} to {above.name}")


def draft_like(report: Report, body: Body, item: ItemType, place: str, by: Person, at: datetime) -> Report:
    """A draft to another body with a report's words and concerns; its recommendations are for the caller to add."""
    exempt = None
    if report.exempt_paragraph:
        law = ExemptParagraph(report.exempt_paragraph)
        exempt = Exempt(report.exempt_text, law, report.exempt_reason, whole=report.exempt_whole)
    concerns = concerns_of(report)
    return draft_report(
        body=body,
        title=report.title,
        kind=ReportKind(report.kind),
        item=item,
        cycle=report.cycle,
        place=place,
        template=report.template_key,
        under=report.own_template,
        report_of=report.report_of,
        sections=sections_of(report),
        exempt=exempt,
        organisations=[one.organisation for one in concerns if one.organisation],
        subjects=[one.subject for one in concerns if one.subject],
        by=by,
        at=at,
    )


def _place_above(report: Report, above: Body) -> str:
    """The place of the cycle that goes along: every one but a gate that the body above has no part in."""
    asks = gate_at(report.cycle, report.place) if report.cycle and report.at_gate else None
    return "" if asks is not None and above not in asks.bodies else report.place
