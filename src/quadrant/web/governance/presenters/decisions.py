"""The register of decisions, and one decision in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.governance import queries
from quadrant.governance.queries import TakingPart
from quadrant.governance.terms import PROPOSER, RESOLVED, ItemType, Outcome, Part
from quadrant.methods import words
from quadrant.partnership.queries import Line, bodies, called, line_on
from quadrant.partnership.terms import DecisionKind
from quadrant.thread.terms import Kind as On
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.governance.presenters.matters import beside_rows, joint_rows
from quadrant.web.partnership.presenters.lines import line_in_words
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from quadrant.governance.models import Recommendation, Resolution

# What a body is asked for that uses a power of its own.
DECIDES = {ItemType.DECISION, ItemType.RATIFICATION}


@dataclass(frozen=True)
class ShownPresent:
    """Somebody who was there."""

    name: str
    part: str
    because: str


def decisions_table(request: HttpRequest) -> Table[Any]:
    """Every resolution, latest first, with whether it still stands and may be carried out."""
    return Table(
        name="decisions",
        caption="Register of decisions",
        one="decision",
        rows=queries.decisions(),
        columns=[*_shown_columns(request), *_downloaded_columns()],
        order="-on",
        filters=_filters(),
        search=(
            "recommendation__text__icontains",
            "recommendation__report__title__icontains",
            "amended_to__icontains",
            "conditions__icontains",
        ),
        search_more=lambda word: called(word, "body"),
        empty=Empty("Nothing has been decided yet.", address(request, "reports"), "See the reports to be decided"),
    )


def _shown_columns(request: HttpRequest) -> list[Column[Any]]:
    def page(one: Any) -> str:
        return address(request, "resolution", number=one.pk)

    def asked(one: Any) -> str:
        return DecisionKind(one.recommendation.kind).label

    return [
        Column("what", "Decision", lambda one: one.words, sortable=False, address=page),
        Column("on", "Decided", lambda one: one.decided_on, kind=Kind.DATE, order=("decided_on",)),
        Column("body", "By", lambda one: one.body.name, order=("body__name",)),
        Column("kind", "Kind", asked, order=("recommendation__kind",)),
        Column(
            "value", "Value", lambda one: one.recommendation.value, kind=Kind.MONEY, order=("recommendation__value",)
        ),
        Column("outcome", "Resolution", lambda one: Outcome(one.outcome).label, kind=Kind.STATE, order=("outcome",)),
        Column("stands", "Stands", _stands(request)),
        Column("report", "Report", lambda one: one.recommendation.report.title),
    ]


def _downloaded_columns() -> list[Column[Any]]:
    return [
        Column("conditions", "Conditions", lambda one: one.conditions, on_page=False),
        Column("under", "Power used", lambda one: one.under, on_page=False),
        Column("published", "Published", lambda one: _published_on(one) or "", on_page=False),
    ]


def _stands(request: HttpRequest) -> Callable[[Any], str]:
    asked: Any = request
    since, today, joint = queries.scrutinised_from(), timezone.localdate(asked.at), queries.all_joint()
    doubts = queries.doubts_in_words()

    def stands(one: Any) -> str:
        waits = joint[one.pk].waits if one.pk in joint else ""
        return waits or queries.standing_in_words(one, since, today, doubts=doubts)

    return stands


def _published_on(one: Any) -> date | None:
    return next((notice.published_on for notice in one.notices.all()), None)


def _keeps_back(one: Any) -> bool:
    report = one.recommendation.report
    return bool(report.exempt_whole or report.has_exempt_part)


def _public_words(one: Any) -> str:
    """What was decided: as amended, and subject to what. Of a report with an exempt part, as it was recommended."""
    if _keeps_back(one):
        amended = " (amended: the words stand with the exempt part)" if one.amended_to else ""
        return f"{one.recommendation.text}{amended}"
    subject_to = f", subject to: {one.conditions}" if one.conditions else ""
    return f"{one.words}{subject_to}"


def _public_reasons(one: Any) -> str:
    """Reasons as they were recorded; of a report with an exempt part they may say what is not public."""
    return "With the exempt part" if _keeps_back(one) else str(one.reasons)


def published_table(request: HttpRequest) -> Table[Any]:
    """What was published of decisions, for anybody: what was decided, by whom, when, and whether it stands."""
    return Table(
        name="decisions_public",
        caption="Decisions published",
        one="decision",
        rows=queries.published_decisions(),
        columns=[
            Column("matter", "Matter", lambda one: one.recommendation.report.title, sortable=False),
            Column("what", "Decision", _public_words, sortable=False),
            Column("body", "By", lambda one: one.body.name, order=("body__name",)),
            Column("on", "Decided", lambda one: one.decided_on, kind=Kind.DATE, order=("decided_on",)),
            Column("published", "Published", _published_on, kind=Kind.DATE, order=("published_on",)),
            Column("outcome", "Resolution", lambda one: Outcome(one.outcome).label, order=("outcome",)),
            Column("reasons", "Reasons", _public_reasons, sortable=False),
            Column("stands", "Stands", _stands(request)),
        ],
        order="-published",
        filters=[Filter("body", "Body", [(str(body.pk), body.name) for body in bodies()], lookup="body")],
        search=("recommendation__text__icontains", "recommendation__report__title__icontains", "body__name__icontains"),
        empty=Empty("No decision has been published yet."),
    )


def _filters() -> list[Filter[Any]]:
    years = [(str(year), str(year)) for year in queries.decision_years()]
    return [
        Filter("body", "Body", [(str(body.pk), body.name) for body in bodies()], lookup="body"),
        Filter("kind", "Kind", DecisionKind.choices(), lookup="recommendation__kind"),
        Filter("outcome", "Resolution", Outcome.choices(), lookup="outcome"),
        Filter("year", "Year", years, lookup="decided_on__year"),
    ]


def resolution_record(request: HttpRequest, one: Resolution) -> Record:
    """One decision in full."""
    report, asked = one.recommendation.report, one.recommendation
    state = "Superseded" if one.is_superseded else Outcome(one.outcome).label
    rows = [
        SummaryRow("Resolution", Outcome(one.outcome).label),
        SummaryRow("By", one.body.name, address=address_or_none(request, "body", number=one.body_id) or ""),
        SummaryRow("Decided on", one.decided_on),
        *_line_then(one),
        *_where(request, one),
        SummaryRow("Report", report.title, address=address(request, "report", number=report.pk)),
        SummaryRow("Kind of decision", DecisionKind(asked.kind).label),
    ]
    if asked.value is not None:
        rows.append(SummaryRow("Value", words.money(asked.value)))
    rows += _words(one) + joint_rows(request, report) + beside_rows(request, one)
    later = queries.replaced_by(one)
    if later is not None:
        rows.append(
            SummaryRow(
                "Superseded by",
                Outcome(later.outcome).label,
                note=words.date(later.decided_on),
                address=address(request, "resolution", number=later.pk),
            )
        )
    rows.append(SummaryRow("Recorded", f"{one.recorded_by.name}, {words.datetime(one.recorded_at)}"))
    return Record(summary=rows, state=state, thread=thread_place(request, On.DECISION, one.recommendation_id))


def _line_then(one: Resolution) -> list[SummaryRow]:
    """Under which line the body decided, where it has moved since."""
    then = line_on(one.body, on=one.decided_on)
    now = Line(one.body.parent, one.body.binds)
    return [SummaryRow("The body then", words.upper_first(line_in_words(then, now)))] if then != now else []


def _where(request: HttpRequest, one: Resolution) -> list[SummaryRow]:
    if one.meeting is None:
        return [SummaryRow("How", "By one person under delegation, without a meeting")]
    page = address(request, "meeting", number=one.meeting.pk)
    rows = [SummaryRow("Meeting", words.datetime(one.meeting.at), address=page)]
    return rows + ([SummaryRow("In the chair", one.chaired_by.name)] if one.chaired_by else [])


def _words(one: Resolution) -> list[SummaryRow]:
    told = [
        ("As amended", one.amended_to),
        ("Conditions", one.conditions),
        ("Reasons", one.reasons),
        ("Options rejected", one.options_rejected),
        ("Power used", one.under),
    ]
    rows = [SummaryRow(label, text) for label, text in told if text]
    if one.votes_for is not None:
        votes = f"{one.votes_for} for, {one.votes_against} against, {one.abstained} abstained"
        rows.append(SummaryRow("Votes", votes))
    return rows


def shown_present(one: Resolution) -> list[ShownPresent]:
    return [ShownPresent(each.name, Part(each.part).label, each.because) for each in queries.present_at(one)]


def power_warning(asked: Recommendation) -> str:
    """What the body lacks to decide what it is asked to decide; nothing where it is asked for something else."""
    return queries.power_fault(asked) if asked.report.item in DECIDES else ""


def resolve_warnings(
    request: HttpRequest, asked: Recommendation, present: TakingPart | None = None, *, on: date | None = None
) -> list[str]:
    """What will be refused, said before anybody types."""
    report = asked.report
    lacks = present is not None and not present.is_quorate
    told = [
        RESOLVED if queries.own_resolutions([asked.pk]) else "",
        PROPOSER if request.user.pk in report.proposers else "",
        "There is no quorum for this item: nothing can be resolved." if lacks else "",
        queries.notice_fault(report, on) if on is not None else "",
        power_warning(asked),
        queries.private_fault(report),
    ]
    return [one for one in told if one]


def counted_in_words(present: TakingPart) -> str:
    """Such as: Of those present, Chris and Carol count for this item; 2 are needed."""
    names = words.listing([taker.person.name for taker in present.counted]) or "nobody"
    count = "count" if len(present.counted) > 1 else "counts"
    needed = "is" if present.quorum == 1 else "are"
    return f"Of those present, {names} {count} for this item; {present.quorum} {needed} needed."
