"""What the records of a report's cycle would put into its sections, beside what stands there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from quadrant.governance.models import FilledSection, Report
from quadrant.governance.queries.reports import comments_of, sections_of
from quadrant.governance.registry import told_of
from quadrant.governance.terms import Consultee, DrawsOn, ReportTemplate, Section, typed_table
from quadrant.methods import words


@dataclass(frozen=True)
class DrawnSection:
    """A section with what stands in it, what was filled into it last and still stands there, and what the records say.

    `said` is the records' words; `told` is the same with the day on which they were drawn.
    """

    section: Section
    title: str
    draws_on: tuple[DrawsOn, ...]
    stands: str
    filled: str
    said: str
    told: str

    @property
    def is_blank(self) -> bool:
        return not self.stands.strip()

    @property
    def is_up_to_date(self) -> bool:
        return self.said in self.stands

    @property
    def would_be(self) -> str:
        """The section after filling: no typed word is lost. What was filled before and left as it was is renewed."""
        if self.is_blank:
            return self.told
        if self.filled:
            return self.stands.replace(self.filled, self.told, 1)
        return f"{self.stands.rstrip()}\n\n{self.told}"


def draws_on_records(report: Report) -> bool:
    """Is it of a cycle, and has its template sections that draw on the cycle's records?"""
    return report.cycle_id is not None and bool(report.template.drawing)


def told_for(template: ReportTemplate, cycle: Any, person: Any, *, on: date) -> dict[Section, str]:
    """What each section that draws on records would be filled with in a new report, by section; nothing without any."""
    found = {section: _said(list(_told(draws, cycle, person))) for section, draws in template.drawing.items()}
    return {section: _dated(said, on) for section, said in found.items() if said}


def drawn_for(report: Report, person: Any, *, on: date) -> list[DrawnSection]:
    """Every section of a report of which the records say something, in the order of its template."""
    if report.cycle is None:
        return []
    written = sections_of(report)
    last = dict(FilledSection.objects.filter(report=report).values_list("section", "text"))
    found = []
    for section, draws in report.template.drawing.items():
        officers = list(_officers(report)) if DrawsOn.CONSULTATION in draws else []
        said = _said([*_told(draws, report.cycle, person), *officers])
        if said:
            stands, filled = written[section], last.get(section.value, "")
            known = filled if filled in stands else ""
            found.append(
                DrawnSection(section, report.template.title_of(section), draws, stands, known, said, _dated(said, on))
            )
    return found


def filled_and_stale(report: Report, person: Any, *, on: date) -> list[str]:
    """The headings of sections that were filled, and of which the records say something else by now."""
    if not FilledSection.objects.filter(report=report).exists():
        return []
    return [one.title for one in drawn_for(report, person, on=on) if one.filled and not one.is_up_to_date]


def mark_of(drawn: Sequence[DrawnSection]) -> str:
    """A mark of what a person was shown before they chose: it differs once a record or the report has changed."""
    shown = [(one.section.value, one.stands, one.told) for one in drawn]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def _told(draws: Sequence[DrawsOn], cycle: Any, person: Any) -> Iterator[str]:
    for key in draws:
        yield from told_of(key, cycle, person)


def _said(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(said for one in paragraphs if (said := one.strip()))


def _dated(said: str, on: date) -> str:
    return f"{said}\n\nFigures as recorded on {words.date(on)}."


def _officers(report: Report) -> Iterator[str]:
    """Which officers were asked about this report, and whether they have answered; what they say has its own place."""
    yield typed_table(
        "Officers asked about this report",
        ("Officer", "Asked", "Answer"),
        ((Consultee(one.consultee).label, words.date(one.asked_at), _answer(one)) for one in comments_of(report)),
    )


def _answer(comment: Any) -> str:
    if comment.waived_at is not None:
        return f"Waived on {words.date(comment.waived_at)}"
    return f"Given on {words.date(comment.answered_at)}" if comment.answered_at is not None else "Not given yet"
