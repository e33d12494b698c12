"""Reports in words: their state, their summary, what can be done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.audit.queries import history_of
from quadrant.cycle.queries import place_in
from quadrant.governance import queries
from quadrant.governance.rules import (
    is_kept_from,
    may_change_report,
    may_decide_alone,
    may_draft_report,
    may_name_exempt_readers,
)
from quadrant.governance.terms import ItemType, Outcome, ReportKind, ReportTemplate
from quadrant.methods import words
from quadrant.partnership.queries import bodies, called
from quadrant.partnership.terms import BodyKind, DecisionKind
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.governance.presenters.matters import joint_rows, line_rows

if TYPE_CHECKING:
    from quadrant.governance.models import Recommendation, Report, Resolution


@dataclass(frozen=True)
class Todo:
    """Something this person may do here: a button."""

    label: str
    address: str
    secondary: bool = True


@dataclass(frozen=True)
class ShownRecommendation:
    """A recommendation with what was resolved on it and what may be done with it."""

    number: int
    text: str
    kind: str
    value: str
    state: str
    resolution: str
    links: tuple[tuple[str, str], ...]
    waits: str


def state_of(report: Any) -> str:
    """Draft, submitted, partly decided, decided, superseded or withdrawn: derived from what has happened."""
    if report.withdrawn_at is not None:
        return "Withdrawn"
    if report.submitted_at is None:
        return "Draft"
    if report.is_superseded:
        return "Superseded"
    if not report.is_decided:
        return "Submitted"
    return "Partly decided" if report.is_open else "Decided"


def reports_table(request: HttpRequest) -> Table[Any]:
    """Every report that this person may see."""
    person: Any = request.user
    rows = queries.reports_seen_by(person)

    def page(report: Any) -> str:
        return address(request, "report", number=report.pk)

    return Table(
        name="reports",
        caption="Reports to bodies",
        one="report",
        rows=rows,
        columns=[
            Column("title", "Report", lambda one: one.title, order=("title",), address=page),
            Column("body", "To", lambda one: one.body.name, order=("body__name",)),
            Column("kind", "Kind", lambda one: ReportKind(one.kind).label, order=("kind",)),
            Column("cycle", "Cycle", lambda one: one.cycle.name if one.cycle else "–", order=("cycle__name",)),
            Column("author", "Author", lambda one: one.author.name, order=("author__name",)),
            Column(
                "submitted",
                "Submitted",
                lambda one: one.submitted_at,
                kind=Kind.DATE,
                order=("submitted_at",),
                show=lambda one: words.date(one.submitted_at),
            ),
            Column("state", "State", state_of, kind=Kind.STATE),
        ],
        order="-submitted",
        filters=[
            Filter("body", "Body", [(str(body.pk), body.name) for body in bodies()], lookup="body"),
            Filter("kind", "Kind", ReportKind.choices(), lookup="kind"),
        ],
        search=("title__icontains", "author__name__icontains", "cycle__name__icontains"),
        search_more=lambda word: called(word, "body"),
        empty=Empty("No report has been written yet.", *_begin(request)),
    )


def _begin(request: HttpRequest) -> tuple[str, str]:
    return (address(request, "report_draft"), "Draft a report") if may_draft_report(request.user) else ("", "")


def other_templates(request: HttpRequest, chosen: ReportTemplate) -> list[tuple[str, str]]:
    """The other templates by name, each with the address that drafts on it and keeps what else was asked for."""
    asked = request.GET.copy()
    found = []
    for key, one in queries.templates_offered().items():
        if key != chosen.key:
            asked["template"] = key
            found.append((one.name, f"?{asked.urlencode()}"))
    return found


def shown_contacts(request: HttpRequest, report: Report) -> list[tuple[str, str]]:
    """Who is named as a contact on a draft, with where it is taken off; nothing once the report is final."""
    if report.is_final or not may_change_report(request.user, report):
        return []
    return [(str(one), address(request, "contact_drop", number=one.pk)) for one in queries.contacts_of(report)]


def report_record(request: HttpRequest, report: Report) -> Record:
    """The summary of a report."""
    rows = [
        SummaryRow("To", report.body.name, address=address_or_none(request, "body", number=report.body_id) or ""),
        SummaryRow("Asked for", ItemType(report.item).label),
        SummaryRow("Kind", ReportKind(report.kind).label),
        SummaryRow("Template", str(report.own_template or report.template.name)),
        SummaryRow("Author", report.author.name, note="proposes it, and takes no part in the decision"),
        *_cycle_rows(request, report),
        *_concern_rows(request, report),
    ]
    if report.submitted_at is not None:
        rows.append(SummaryRow("Submitted", words.datetime(report.submitted_at)))
    rows += _family_rows(request, report)
    return Record(summary=rows, state=state_of(report), history=_history(request, report))


def _cycle_rows(request: HttpRequest, report: Report) -> list[SummaryRow]:
    if report.cycle is None:
        return []
    cycle = report.cycle
    rows = [SummaryRow("Cycle", cycle.name, address=address_or_none(request, "cycle", number=cycle.pk) or "")]
    place = place_in(cycle, report.place) if report.place else None
    if place is not None:
        label = "For the gate" if report.at_gate else "For"
        page = address_or_none(request, "gate", number=cycle.pk, place=report.place) if report.at_gate else ""
        rows.append(SummaryRow(label, place.piece.name, address=page or ""))
    return rows


def _concern_rows(request: HttpRequest, report: Report) -> list[SummaryRow]:
    """Whom and what it concerns, unless the whole report is exempt and this reader is shown what the public sees."""
    public = report.exempt_whole and request.GET.get("view") == "public"
    if public or is_kept_from(request.user, report):
        return []
    names = [one.organisation.name if one.organisation else one.subject for one in queries.concerns_of(report)]
    return [SummaryRow("Concerns", words.listing(names))] if names else []


def _family_rows(request: HttpRequest, report: Report) -> list[SummaryRow]:
    rows = []
    if report.supersedes is not None:
        page = address(request, "report", number=report.supersedes.pk)
        rows.append(SummaryRow("Stands in place of", report.supersedes.title, address=page))
    later = queries.later_report(report)
    if later is not None:
        label = "Superseded by" if later.is_final else "Being brought again as"
        rows.append(SummaryRow(label, later.title, address=address(request, "report", number=later.pk)))
    rows += line_rows(request, report) + joint_rows(request, report)
    if rows:
        page = address(request, "report_versions", number=report.pk)
        rows.append(SummaryRow("Versions", "Compare them side by side", address=page))
    if report.withdrawn_at is not None and report.withdrawn_by is not None:
        rows.append(SummaryRow("Taken back", f"{report.withdrawn_by.name}: {report.withdrawn_why}"))
    return rows


def _history(request: HttpRequest, report: Report) -> HistoryLine | None:
    acts = history_of(report)
    if not acts:
        return None
    page = address_or_none(request, "history", table="governance_report", number=report.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)


def todos(request: HttpRequest, report: Report) -> list[Todo]:
    """What this person may do with the report now."""
    person: Any = request.user
    if report.withdrawn_at is not None:
        return []

    def go(name: str) -> str:
        return address(request, name, number=report.pk)

    offered = []
    if may_change_report(person, report):
        if not report.is_final:
            offered += [
                Todo("Write the report", go("report_change"), secondary=False),
                Todo("Add a recommendation", go("recommendation_new")),
                Todo("Name a contact", go("contact_name")),
                Todo("Ask for a comment", go("comment_ask")),
                *(
                    [Todo("Fill from the records", go("report_fill"))]
                    if report.cycle and report.template.drawing
                    else []
                ),
                Todo("Choose another template", go("report_template")),
                Todo("Submit", go("report_submit")),
            ]
        elif queries.later_report(report) is None:
            offered.append(Todo("Bring it again", go("report_again")))
        if report.is_final and queries.later_report(report) is None and not report.is_decided:
            offered.append(Todo("Have another body decide it too", go("report_jointly")))
        if report.body.parent is not None and not queries.why_not_sent_up(report):
            offered.append(Todo(f"Send it up to {report.body.parent.name}", go("report_send_up")))
        if not report.is_decided:
            offered.append(Todo("Take it back", go("report_withdraw")))
    if queries.has_anything_exempt(report) and may_name_exempt_readers(person, report):
        offered.append(Todo("Say who else reads what is exempt", go("exempt_readers")))
    return offered


def shown_recommendations(request: HttpRequest, report: Report) -> list[ShownRecommendation]:
    asked = queries.recommendations_of(report)
    resolved = queries.own_resolutions([one.pk for one in asked])
    joint = queries.joint_of(resolved.values())
    waits = {made.recommendation_id: joint[made.pk].waits for made in resolved.values() if made.pk in joint}
    doubts = queries.doubts_in_words() if resolved else {}
    said = {made.recommendation_id: doubts.get(made.pk) or Outcome(made.outcome).label for made in resolved.values()}
    return [_shown(request, report, one, resolved.get(one.pk), said, waits.get(one.pk, "")) for one in asked]


def _shown(
    request: HttpRequest,
    report: Report,
    one: Recommendation,
    made: Resolution | None,
    said: dict[int, str],
    waits: str,
) -> ShownRecommendation:
    return ShownRecommendation(
        number=one.number,
        text=f"{one.text} As amended: {made.amended_to}" if made and made.amended_to else one.text,
        kind=DecisionKind(one.kind).label,
        value=words.money(one.value) if one.value is not None else "",
        state=said.get(one.pk, "Not resolved yet"),
        resolution=address(request, "resolution", number=made.pk) if made else "",
        links=() if made else _recommendation_links(request, report, one),
        waits=waits,
    )


def _recommendation_links(request: HttpRequest, report: Report, one: Recommendation) -> tuple[tuple[str, str], ...]:
    person: Any = request.user
    if not report.is_final and may_change_report(person, report):
        links = [("Change", address(request, "recommendation_change", number=one.pk))]
        if not one.opens_gate:
            links.append(("Drop", address(request, "recommendation_drop", number=one.pk)))
        return tuple(links)
    one.report = report
    if report.is_final and report.body.kind == BodyKind.DELEGATE and may_decide_alone(person, one):
        return (("Decide", address(request, "decide_alone", number=one.pk)),)
    return ()
