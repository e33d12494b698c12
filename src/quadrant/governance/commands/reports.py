"""Acts on reports: drafted, changed, submitted, brought again, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.cycle.framework.schema import Gate
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import place_in
from quadrant.cycle.rules import may_see_cycle
from quadrant.governance.commands.carried_over import copy_papers, note_filled
from quadrant.governance.models import (
    Comment,
    Concern,
    JointPart,
    Recommendation,
    Report,
    ReportSection,
    ReportTemplateVersion,
)
from quadrant.governance.queries import (
    gate_at,
    later_report,
    missing_from,
    own_template_keyed,
    recommendations_of,
    sections_of,
)
from quadrant.governance.rules import may_change_report, may_draft_report
from quadrant.governance.terms import ITEM_OF_GATE, USUAL, Exempt, ItemType, ReportKind, Section, report_templates
from quadrant.partnership.models import Body, Organisation, Person

NOT_AN_AUTHOR = "Only a commissioner, analyst, contract manager or member of a group may write a report."
NOT_YOURS = "Only the report's author or a commissioner may change it, and nobody whose interest makes them leave."
FINAL = "This report is final. Write a later one that stands in its place."


def draft_of(report: Report, by: Person) -> Report:
    """The report under lock, still a draft that this person may change."""
    allow(may_change_report(by, report), NOT_YOURS)
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    insist(kept.submitted_at is None, FINAL)
    insist(kept.withdrawn_at is None, "This draft was taken back.")
    return kept


@act("report.drafted")
def draft_report(
    *,
    body: Body,
    title: str,
    kind: ReportKind = ReportKind.NON_KEY,
    item: ItemType = ItemType.DECISION,
    cycle: Cycle | None = None,
    place: str = "",
    template: str = USUAL,
    under: ReportTemplateVersion | None = None,
    report_of: str = "",
    sections: Mapping[Section, str] | None = None,
    exempt: Exempt | None = None,
    organisations: Iterable[Organisation] = (),
    subjects: Iterable[str] = (),
    by: Person,
    at: datetime,
) -> Done[Report]:
    """Begin a report to a body. For a gate (`place`), the gate says what is asked: its recommendation is added.

    On a template of the partnership's own it is made under the newest version, or under the one given (`under`).
    """
    allow(may_draft_report(by), NOT_AN_AUTHOR)
    insist(bool(title.strip()), "Give the report a title.", field="title")
    insist(body.to_on is None or body.to_on >= timezone.localdate(at), f"{body.name} has ended.", field="body")
    own = under or own_template_keyed(template)
    insist(own is not None or template in report_templates(), "Select one of the templates.", field="template")
    made = Report(body=body, title=title.strip(), kind=kind, item=item, author=by, drafted_at=at, place=place)
    made.cycle, made.template_key, made.report_of = cycle, own.key if own else template, report_of.strip()
    made.own_template = own
    gate = _gate_of(made, by)
    _put_exempt(made, exempt)
    made.save()
    _write_sections(made, sections or {})
    note_filled(made, sections or {})
    _name_concerns(made, organisations, subjects)
    if gate is not None:
        text = f"That “{gate.name}” be agreed: {gate.decision}"
        Recommendation(report=made, number=1, text=text, kind=gate.kind, opens_gate=True).save()
    return Done(made, made.title)


def _gate_of(report: Report, by: Person) -> Gate | None:
    """The gate that a new report is for; its item type follows the gate."""
    if report.cycle is None:
        insist(not report.place, "A place belongs to a cycle: choose the cycle too.", field="cycle")
        return None
    allow(may_see_cycle(by, report.cycle), "You do not take part in this cycle.")
    if not report.place:
        return None
    insist(
        place_in(report.cycle, report.place) is not None,
        "The framework of this cycle has no such place.",
        field="place",
    )
    asks = gate_at(report.cycle, report.place)
    if asks is None:
        return None
    report.at_gate, report.item = True, ITEM_OF_GATE[asks.place.gate.item]
    return asks.place.gate


@act("report.changed")
def change_report(
    *,
    report: Report,
    version: int,
    title: str,
    kind: ReportKind,
    item: ItemType,
    report_of: str = "",
    sections: Mapping[Section, str],
    exempt: Exempt | None,
    organisations: Iterable[Organisation],
    subjects: Iterable[str],
    by: Person,
    at: datetime,
) -> Done[Report]:
    """Change a draft. `version` is the one that the author had before them: if it is old, both texts are kept."""
    kept = draft_of(report, by)
    if kept.version != version:
        theirs = {"title": kept.title, **{section.value: text for section, text in sections_of(kept).items()}}
        yours = {"title": title, **{section.value: text for section, text in sections.items()}}
        refuse_lost_update("report", theirs, yours)
    insist(bool(title.strip()), "Give the report a title.", field="title")
    kept.title, kept.kind, kept.version = title.strip(), kind, kept.version + 1
    kept.report_of = report_of.strip()
    if not kept.at_gate:
        kept.item = item
    _put_exempt(kept, exempt)
    kept.save()
    _write_sections(kept, sections)
    Concern.objects.filter(report=kept).delete()
    _name_concerns(kept, organisations, subjects)
    return Done(kept, kept.title)


def _put_exempt(report: Report, exempt: Exempt | None) -> None:
    report.exempt_whole = exempt is not None and exempt.whole
    if exempt is None or not (exempt.text.strip() or exempt.whole):
        report.exempt_text = report.exempt_paragraph = report.exempt_reason = ""
        return
    insist(bool(exempt.reason.strip()), "Say why the public interest is in not publishing it.", field="exempt_reason")
    report.exempt_text, report.exempt_reason = exempt.text, exempt.reason
    report.exempt_paragraph = exempt.paragraph


def _write_sections(report: Report, sections: Mapping[Section, str]) -> None:
    kept = {row.section: row for row in ReportSection.objects.select_for_update().filter(report=report)}
    for section, text in sections.items():
        row = kept.get(section.value)
        if row is not None and row.text != text:
            row.text = text
            row.save()
    new = [section for section, text in sections.items() if text and section.value not in kept]
    place = report.partnership_id
    ReportSection.objects.bulk_create(
        ReportSection(partnership_id=place, report=report, section=section, text=sections[section]) for section in new
    )


def _name_concerns(report: Report, organisations: Iterable[Organisation], subjects: Iterable[str]) -> None:
    for organisation in organisations:
        Concern(report=report, organisation=organisation).save()
    for subject in dict.fromkeys(subject.strip() for subject in subjects if subject.strip()):
        Concern(report=report, subject=subject).save()


@act("report.submitted")
def submit_report(*, report: Report, by: Person, at: datetime) -> Done[Report]:
    """Make the report final, and ask every consultee of its template who has not been asked yet."""
    kept = draft_of(report, by)
    missing = missing_from(kept)
    insist(not missing, "The report is not complete. " + " ".join(told for _, told in missing))
    if kept.supersedes is not None:
        insist(kept.supersedes.withdrawn_at is None, "The report that this one replaces was taken back.")
    kept.submitted_at, kept.submitted_by = at, by
    kept.save()
    asked = set(Comment.objects.filter(report=kept).values_list("consultee", flat=True))
    for consultee in kept.template.consultees:
        if consultee.value not in asked:
            Comment(report=kept, consultee=consultee, asked_by=by, asked_at=at).save()
    return Done(kept, kept.title)


@act("report.brought_again")
def supersede_report(*, report: Report, by: Person, at: datetime) -> Done[Report]:
    """Begin a later report in place of a final one, with its words; its resolutions will supersede the earlier ones."""
    allow(may_change_report(by, report), NOT_YOURS)
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    insist(
        kept.is_final and kept.withdrawn_at is None, "Only a final report is brought again; change the draft instead."
    )
    insist(later_report(kept) is None, "A later report already stands in this one's place, or is being written.")
    made = Report(supersedes=kept, author=by, drafted_at=at, own_template=kept.own_template)
    for name in ("body_id", "cycle_id", "place", "at_gate", "title", "kind", "item", "template_key", "report_of"):
        setattr(made, name, getattr(kept, name))
    made.exempt_text, made.exempt_paragraph = kept.exempt_text, kept.exempt_paragraph
    made.exempt_whole, made.exempt_reason = kept.exempt_whole, kept.exempt_reason
    made.save()
    _write_sections(made, sections_of(kept))
    copy_papers(kept, made)
    for concern in Concern.objects.filter(report=kept):
        Concern(report=made, organisation_id=concern.organisation_id, subject=concern.subject).save()
    for old in recommendations_of(kept):
        copied = Recommendation(report=made, number=old.number, text=old.text, kind=old.kind, value=old.value)
        copied.opens_gate, copied.replaces = old.opens_gate, old
        copied.save()
        # What other bodies decide too stays theirs to decide, in the later words.
        for part in JointPart.objects.filter(recommendation=old):
            JointPart(joint=part.joint, recommendation=copied).save()
    return Done(made, made.title)


@act("report.withdrawn")
def withdraw_report(*, report: Report, why: str, by: Person, at: datetime) -> Done[Report]:
    """Take a report back before anything in it is resolved."""
    allow(may_change_report(by, report), NOT_YOURS)
    insist(bool(why.strip()), "Say why the report is taken back.", field="why")
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    insist(kept.withdrawn_at is None, "This report was already taken back.")
    resolved = Recommendation.objects.filter(report=kept, resolutions__isnull=False).exists()
    insist(not resolved, "A recommendation of this report is resolved. Bring a later report instead.")
    insist(later_report(kept) is None, "A later report stands in this one's place.")
    kept.withdrawn_at, kept.withdrawn_by, kept.withdrawn_why = at, by, why
    kept.save()
    return Done(kept, why)
