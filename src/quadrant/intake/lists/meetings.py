"""From a committee calendar to meetings."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from datetime import date, datetime, time

from quadrant.governance.terms.calendars import MeetingLine
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.methods.calendar import deadline, in_words
from quadrant.partnership.terms import plain_words

Bodies = dict[str, tuple[date | None, date | None]]
"""The bodies here by plain name, with the first and the last day on which each stands."""


def meetings_of(
    sheet: Sheet, mapping: Mapping, of_all: Words[str, str], bodies: Bodies, on: date
) -> tuple[list[MeetingLine], list[str]]:
    """Every meeting to come, and what was passed over: days that have gone."""
    reader = RecordReader(sheet, mapping, of_all)
    lines, seen, past = list[MeetingLine](), dict[tuple[str, datetime], int](), list[int]()
    for row in reader:
        said = row.values
        if said["meets_on"] <= on:
            past.append(sheet.row_number(row.number))
            continue
        _refuse_no_body(reader, row, bodies)
        meets_at = _moment(reader, row, said["meets_on"], said["meets_at"])
        if meets_at is None:
            continue
        first = seen.setdefault((plain_words(said["body"]), meets_at), row.number)
        if first != row.number:
            sentence = f"meets then in row {sheet.row_number(first)} already."
            reader.refuse(row.number, "body", sentence, "Keep one of the two.", said["body"])
        lines.append(MeetingLine(said["body"], meets_at, said.get("venue")))
    reader.problems.refuse()
    shown = ", ".join(map(str, past[:10]))
    gone = [f"Left out, since the day has gone: row {shown}{' and more' if len(past) > 10 else ''}"] if past else []
    return lines, [*reader.passed_over.sentences, *gone]


def _refuse_no_body(reader: RecordReader, row: Row, bodies: Bodies) -> None:
    name, day = row.values["body"], row.values["meets_on"]
    if plain_words(name) not in bodies:
        remedy = "Write its name, or what it is also called, as on its page; or form the body first."
        reader.refuse(row.number, "body", "is no body here.", remedy, name)
        return
    first, last = bodies[plain_words(name)]
    if (first is not None and day < first) or (last is not None and day > last):
        reader.refuse(row.number, "meets_on", f"is no day on which {name} stands.", "Check the day.", in_words(day))


def _moment(reader: RecordReader, row: Row, day: date, at: time) -> datetime | None:
    try:
        return deadline(day, at)
    except ValueError:
        sentence = "is no one moment: the clocks change that night."
        reader.refuse(row.number, "meets_at", sentence, "Give another hour.", f"{at:%H:%M}")
        return None


def meetings_told(lines: Sequence[MeetingLine]) -> str:
    bodies = len({plain_words(line.body) for line in lines})
    return f"{len(lines):,} meeting{'' if len(lines) == 1 else 's'} of {bodies:,} bod{'y' if bodies == 1 else 'ies'}"
