"""What a framework version asks of itself, and how this partnership answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.governance.queries import ChecklistOnVersion, Line, checks_of_version
from quadrant.governance.terms import CheckAnswer
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import SummaryRow

if TYPE_CHECKING:
    from quadrant.cycle.models import FrameworkVersion


@dataclass(frozen=True)
class ShownCheck:
    """A check of one version: how it ended, when, and each item that is not a plain yes."""

    key: str
    name: str
    state: str
    sentence: str
    exceptions: Sequence[SummaryRow]
    address: str


def shown_checks(request: HttpRequest, version: FrameworkVersion) -> list[ShownCheck]:
    return [_shown(request, on) for on in checks_of_version(version)]


def _shown(request: HttpRequest, on: ChecklistOnVersion) -> ShownCheck:
    state = "Complete" if on.is_complete else "In progress" if on.run else "Not begun"
    page = address(request, "framework_check", number=on.version.pk, key=on.checklist.key)
    exceptions = [_exception(line) for line in on.exceptions]
    return ShownCheck(on.checklist.key, on.checklist.name, state, _sentence(on), exceptions, page)


def _sentence(on: ChecklistOnVersion) -> str:
    if on.run is None:
        return f"This version has not been put to it. {words.plural(len(on.lines), 'item')}."
    counted = words.listing([f"{count} {kind.label.lower()}" for kind, count in on.counted.items()])
    if on.answered_on is None:
        return f"{on.answered} of {words.plural(len(on.lines), 'item')} answered so far: {counted}."
    return f"Answered for this version on {words.date(on.answered_on)}: {counted}."


def _exception(line: Line) -> SummaryRow:
    given = line.answer
    assert given is not None  # noqa: S101  an exception is an answer
    owner = f"{given.owner.name} sees to it. " if given.owner else ""
    note = f"{owner}{given.answered_by.name}, {words.date(given.answered_at)}"
    return SummaryRow(line.item.text, f"{CheckAnswer(given.answer).label}: {given.reason}", note=note)
