"""Lists of other rooms, kind by kind: how the rows are read, what they would change, and the act that takes them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.analyse.services.commands import import_services
from quadrant.analyse.services.queries import service_differences
from quadrant.audit.terms import Differences
from quadrant.do.agreements.commands import import_tenders
from quadrant.do.agreements.queries import tender_differences
from quadrant.governance.commands import bring_calendar
from quadrant.governance.queries.calendar_told import bodies_by_name, calendar_differences
from quadrant.intake.finance.monitoring import monitoring_of, monitoring_told
from quadrant.intake.lists.budgets import budgets_of, budgets_told
from quadrant.intake.lists.catalogue import services_of, services_told
from quadrant.intake.lists.meetings import meetings_of, meetings_told
from quadrant.intake.lists.organisations import organisations_of, organisations_told
from quadrant.intake.lists.people import people_of, people_told
from quadrant.intake.lists.tenders import tenders_of, tenders_told
from quadrant.intake.terms import Described, Mapping, Sheet
from quadrant.partnership.commands import bring_people, list_organisations
from quadrant.partnership.queries.listing import organisation_differences, organisations_known
from quadrant.partnership.queries.people_told import held_here, people_differences
from quadrant.partnership.terms import plain_words
from quadrant.partnership.within import here
from quadrant.plan.funds.commands import import_budgets, import_monitoring
from quadrant.plan.funds.queries import budget_differences, called, funds, monitoring_differences, pairs_held

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Dataset
    from quadrant.partnership.models import Person

Read = tuple[Sequence[Any], Sequence[str]]


@dataclass(frozen=True)
class Brought:
    """How a list of one kind comes in, what one of its records is called, and how the dataset of a name is: a finance
    system's with its period behind it."""

    read: Callable[[Sheet, Mapping, Described], Read]
    told: Callable[[Sequence[Any]], str]
    differences: Callable[[Sequence[Any], str], Differences]
    take_in: Callable[..., Dataset]
    one: str
    many: str
    called: Callable[[str, Sequence[Any]], str] = lambda name, lines: name


def _received(kind: DatasetKind, act: Callable[..., object]) -> Callable[..., Dataset]:
    """For rooms that stand below that of datasets, and so cannot make the dataset's row themselves."""

    def take_in(*, lines: Sequence[Any], file: Received, by: Person, at: datetime) -> Dataset:
        dataset = receive_dataset(kind=kind, file=file, by=by, at=at)
        act(lines=lines, by=by, at=at)
        return dataset

    return take_in


def _of_lines(differences: Callable[[Sequence[Any]], Differences]) -> Callable[[Sequence[Any], str], Differences]:
    """For rooms that know a record again whatever the dataset is called."""
    return lambda lines, name: differences(lines)


def _read_people(sheet: Sheet, mapping: Mapping, said: Described) -> Read:
    return people_of(sheet, mapping, said.of_all, frozenset(held_here().bodies))


def _read_budgets(sheet: Sheet, mapping: Mapping, said: Described) -> Read:
    known = frozenset(plain_words(fund.name) for fund in funds())
    return budgets_of(sheet, mapping, said.of_all, known, frozenset(organisations_known().by_name))


def _read_monitoring(sheet: Sheet, mapping: Mapping, said: Described) -> Read:
    return monitoring_of(sheet, mapping, said.of_all, lambda at: pairs_held(at, but=called(said.name, at)))


def _read_meetings(sheet: Sheet, mapping: Mapping, said: Described) -> Read:
    bodies = {name: (body.from_on, body.to_on) for name, body in bodies_by_name().items()}
    return meetings_of(sheet, mapping, said.of_all, bodies, here().on)


LISTS: dict[DatasetKind, Brought] = {
    DatasetKind.SERVICES: Brought(
        lambda sheet, mapping, said: services_of(sheet, mapping, said.of_all),
        services_told,
        _of_lines(service_differences),
        import_services,
        "service",
        "services",
    ),
    DatasetKind.ORGANISATIONS: Brought(
        lambda sheet, mapping, said: organisations_of(sheet, mapping, said.of_all),
        organisations_told,
        _of_lines(organisation_differences),
        _received(DatasetKind.ORGANISATIONS, list_organisations),
        "organisation",
        "organisations",
    ),
    DatasetKind.PEOPLE: Brought(
        _read_people,
        people_told,
        _of_lines(people_differences),
        _received(DatasetKind.PEOPLE, bring_people),
        "role or seat",
        "roles and seats",
    ),
    DatasetKind.BUDGETS: Brought(
        _read_budgets, budgets_told, _of_lines(budget_differences), import_budgets, "budget", "budgets"
    ),
    DatasetKind.MONITORING: Brought(
        _read_monitoring,
        monitoring_told,
        monitoring_differences,
        import_monitoring,
        "line",
        "lines",
        lambda name, lines: called(name, lines[0].at),
    ),
    DatasetKind.TENDERS: Brought(
        lambda sheet, mapping, said: tenders_of(sheet, mapping, said.of_all),
        tenders_told,
        _of_lines(tender_differences),
        import_tenders,
        "tender",
        "tenders",
    ),
    DatasetKind.MEETINGS: Brought(
        _read_meetings,
        meetings_told,
        _of_lines(calendar_differences),
        _received(DatasetKind.MEETINGS, bring_calendar),
        "meeting",
        "meetings",
    ),
}
