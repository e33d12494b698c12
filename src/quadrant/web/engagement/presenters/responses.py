"""What came back, in words: how many by which way, texts held back, a file before it is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.engagement import queries
from quadrant.engagement.terms import Edition, HeldFor, Way
from quadrant.intake.lists.responses import Checked, check_responses, guessed_columns, open_responses
from quadrant.intake.terms import FileRefused, Problem, Sheet, shortened
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.partnership.keeping import kept_copy
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Kind, Table

if TYPE_CHECKING:
    from quadrant.engagement.models import Consultation, Delivery, Question

WAYS_HEAD = ["How", "Responses"]
PROBLEM_HEAD = ["Where", "Value", "What is wrong", "What to do"]
FIRST_ROWS = 5
MOST_COLUMNS_SHOWN = 8


def ways_rows(ways: dict[tuple[Edition, Way], int]) -> list[list[str]]:
    """How many responses came by which way."""
    return [
        [f"{edition.label}, {way.label.lower()}", words.number(count)] for (edition, way), count in sorted(ways.items())
    ]


def held_table(request: HttpRequest, one: Consultation) -> Table[Any]:
    """Texts that somebody has to read before anybody else sees them. Harm comes first."""
    return Table(
        name="held",
        caption="Texts held back",
        one="text",
        rows=queries.waiting_answers(one),
        columns=[
            Column(
                "text",
                "Text",
                lambda answer: shortened(answer.text, 90),
                order=("text",),
                address=lambda answer: address(request, "answer_read", number=answer.pk),
            ),
            Column("why", "Held because", lambda answer: held_words(answer.held), sortable=False),
            Column("question", "Question", lambda answer: answer.question.text, order=("question__number",)),
            Column("on", "Received", lambda answer: answer.response.received_on, kind=Kind.DATE, sortable=False),
        ],
        order="",
        empty=Empty("Every text that was held back has been read."),
        downloads=False,
    )


def held_words(reasons: Sequence[str]) -> str:
    return words.upper_first(", ".join(HeldFor(reason).label.lower() for reason in reasons))


@dataclass(frozen=True)
class FilePreview:
    """A file of responses as it was read: its table, which column is taken for what, and what it would bring."""

    sheet: Sheet | None
    columns: dict[str, str]
    checked: Checked | None
    refused: FileRefused | None

    @property
    def found(self) -> str:
        """What would be taken in, in a sentence."""
        if self.checked is None:
            return ""
        empty = self.checked.empty
        left = f"; {words.plural(empty, 'row says', 'rows say')} nothing and {'is' if empty == 1 else 'are'} left out"
        return f"{words.plural(len(self.checked.given), 'response')}{left if empty else ''}"


def preview_of(delivery: Delivery, questions: Sequence[Question]) -> FilePreview:
    """Read the file of a delivery and check every cell of the columns chosen (or guessed, where none is yet)."""
    sheet, columns = None, dict(delivery.columns)
    try:
        with kept_copy(delivery.stored, delivery.digest) as path:
            sheet = open_responses(path)
        columns = columns or guessed_columns(sheet, questions)
        checked = check_responses(sheet, columns, questions, on=london_day(delivery.received_at))
    except FileRefused as refused:
        return FilePreview(sheet, columns, None, refused)
    return FilePreview(sheet, columns, checked, None)


def problem_rows(refused: FileRefused | None) -> list[list[str]]:
    problems: Sequence[Problem] = refused.problems if refused is not None else ()
    return [
        [
            words.upper_first(one.where),
            shortened(one.value) or words.NOTHING,
            words.upper_first(one.sentence),
            one.remedy,
        ]
        for one in problems
    ]


def problems_title(refused: FileRefused | None) -> str:
    if refused is None:
        return ""
    counted = words.plural(refused.total, "problem")
    return counted if refused.total <= len(refused.problems) else f"The first {len(refused.problems)} of {counted}"


def first_rows(sheet: Sheet | None) -> tuple[list[str], list[list[str]]]:
    """The top left corner of the table as it was read."""
    if sheet is None:
        return [], []
    rows = [
        [str(sheet.row_number(at)), *(shortened(cell, 40) for cell in row[:MOST_COLUMNS_SHOWN])]
        for at, row in enumerate(sheet.cells.head(FIRST_ROWS).iter_rows())
    ]
    return ["Row", *sheet.headers[:MOST_COLUMNS_SHOWN]], rows


def files_rows(request: HttpRequest, files: Sequence[Delivery]) -> list[tuple[str, str, str]]:
    """Each file: its name, its page where it still counts, and where it stands."""
    return [(one.file_name, address(request, "response_file", number=one.pk), _standing(one)) for one in files]


def _standing(one: Delivery) -> str:
    if one.withdrawn_at:
        return f"withdrawn {words.date(one.withdrawn_at)}: {one.withdrawn_why}"
    return f"taken in {words.date(one.taken_at)}" if one.taken_at else "waits: say which column answers which question"
