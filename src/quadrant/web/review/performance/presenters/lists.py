"""Returns in lists: what waits to be accepted, what is late, what a provider has to send and has sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.review.performance import queries
from quadrant.review.performance.terms import Judgement
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Task
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.review.performance.presenters.values import value_words

if TYPE_CHECKING:
    from quadrant.review.performance.models import KpiReturn

ANSWERED = [("none", "Waiting to be accepted"), *((one.value, one.label) for one in Judgement)]


def returns_table(request: HttpRequest, rows: Any, *, empty: str) -> Table[Any]:
    """Versions that count, one for each period and measure."""

    def page(sent: KpiReturn) -> str:
        return address(request, "kpireturn", number=sent.pk)

    return Table(
        name="returns",
        caption="Returns",
        one="return",
        rows=rows,
        order="-sent",
        columns=[
            Column("kpi", "Measure", lambda sent: sent.kpi.name, order=("kpi__name",), address=page),
            Column("agreement", "Agreement", lambda sent: sent.kpi.agreement.title, order=("kpi__agreement__title",)),
            Column(
                "provider",
                "Provider",
                lambda sent: sent.kpi.agreement.provider.name,
                order=("kpi__agreement__provider__name",),
            ),
            Column("period", "Period", lambda sent: queries.period_of_return(sent).label, order=("period_on",)),
            Column("value", "Value", lambda sent: sent.value, kind=Kind.NUMBER, order=("value",), show=shown_value),
            Column("sent", "Sent", lambda sent: sent.sent_at, kind=Kind.DATE, order=("sent_at",)),
            Column("late", "In time", lambda sent: "Late" if queries.was_late(sent) else "In time"),
            Column("state", "State", lambda sent: queries.state_of(sent).label, kind=Kind.STATE),
        ],
        filters=[Filter("answer", "Answer", ANSWERED, narrow=_answered)],
        search=(
            "kpi__name__icontains",
            "kpi__agreement__title__icontains",
            "kpi__agreement__provider__name__icontains",
        ),
        empty=Empty(empty),
    )


def shown_value(sent: KpiReturn) -> str:
    """A value with its unit; one that cannot be right is shown by its counts."""
    if sent.is_doubtful:
        return f"{words.number(sent.numerator)} of {words.number(sent.denominator)}"
    return value_words(sent.value, sent.kpi.shown_unit)


def _answered(rows: Any, answer: str) -> Any:
    return rows.filter(judgement=None) if answer == "none" else rows.filter(judgement__judgement=answer)


def late_table(request: HttpRequest) -> Table[Any]:
    """Returns whose day has gone by, the longest first."""
    today = here().on
    return Table(
        name="late",
        caption="Late returns",
        one="return",
        rows=queries.returns_late(on=today),
        order="due",
        columns=[
            Column(
                "kpi",
                "Measure",
                lambda due: due.kpi.name,
                address=lambda due: address(request, "kpi", number=due.kpi.pk),
            ),
            Column("agreement", "Agreement", lambda due: due.kpi.agreement.title),
            Column("provider", "Provider", lambda due: due.kpi.agreement.provider.name),
            Column("period", "Period", lambda due: due.period.first_day, show=lambda due: due.period.label),
            Column("due", "Was due", lambda due: due.due_on, kind=Kind.DATE),
            Column("days", "Days late", lambda due: (today - due.due_on).days, kind=Kind.NUMBER),
        ],
        search=("any",),
        empty=Empty("No return is late."),
    )


def returns_to_send(request: HttpRequest) -> list[Task]:
    """A provider's tasks: questions to answer first, then returns to send, the longest due first."""
    today = here().on
    asked = [
        Task(
            f"{sent.kpi.name}, {queries.period_of_return(sent).label}",
            queries.state_of(sent).label,
            _send(request, sent.kpi.pk, sent.period_on.isoformat()),
            f"{sent.kpi.agreement.title}. {sent.judgement.words}",
        )
        for sent in queries.returns_queried_to(request.user)
    ]
    due = [
        Task(
            f"{one.kpi.name}, {one.period.label}",
            "Late" if one.is_late else "To do",
            _send(request, one.kpi.pk, one.period.first_day.isoformat()),
            f"{one.kpi.agreement.title}. Due {words.date(one.due_on)}, {words.days_away(one.due_on, today)}",
        )
        for one in queries.returns_due_from(request.user, on=today)
    ]
    return [*asked, *due]


def _send(request: HttpRequest, number: int, period: str) -> str:
    return address(request, "return_send", number=number, period=period)
