"""Files on their way in: what they would bring, each problem at its cell, and how far the work has got."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from markupsafe import Markup

from quadrant.analyse.outcomes.queries import indicators_joined, indicators_meant
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import STAY, DatasetKind
from quadrant.desk.terms import Ending
from quadrant.intake.cell.lengths import told_cut
from quadrant.intake.cell.numbers import read_number
from quadrant.intake.fields import label_of
from quadrant.intake.queries import Preview, kinds_for, replaced_by, uploads_waiting
from quadrant.intake.table.naming import by_header
from quadrant.intake.terms import FileRefused, Problem, shortened
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.maps import outline_picture
from quadrant.web.design.jobs import Progress
from quadrant.web.design.records import SummaryRow
from quadrant.web.design.tables import Column, Empty, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.terms import Figures
    from quadrant.desk.models import JobProgress
    from quadrant.intake.checking import Opened
    from quadrant.intake.models import Upload
    from quadrant.intake.terms import Mapping, Sheet

FIRST_ROWS = 5
MOST_NAMED = 6
WRITING = 60
STEPS = (20, WRITING, 100)
ACROSS = {"number": "which number of the figure it is", "part": "the part of the year"}
PROBLEM_HEAD = ["Where", "Value", "What is wrong", "What to do"]


def uploads_table(request: HttpRequest) -> Table[Any]:
    return Table(
        name="uploads",
        caption="Files on their way in",
        one="file",
        rows=uploads_waiting(request.user),
        columns=[
            Column(
                "file",
                "File",
                lambda row: row.file_name,
                order=("file_name",),
                address=lambda row: address(request, "upload_progress" if row.job_id else "upload", number=row.pk),
            ),
            Column("name", "Dataset", lambda row: row.name, order=("name",)),
            Column("received", "Received", lambda row: row.received_at, kind=Kind.DATE, order=("received_at",)),
            Column("by", "By", lambda row: row.received_by.name, order=("received_by__name",)),
            Column("state", "State", _state, kind=Kind.STATE),
        ],
        order="-received",
        empty=Empty("No file waits to be taken in.", address(request, "upload_new"), "Upload a file"),
    )


def _state(upload: Upload) -> str:
    if upload.job is None:
        return "Has problems" if upload.problems else "To confirm"
    return Ending(upload.job.ending).label if upload.job.ending else "In progress"


def summary(request: HttpRequest, upload: Upload, preview: Preview) -> list[SummaryRow]:
    """The file, what it was taken for, and what it would bring."""
    change = address(request, "upload_describe", number=upload.pk)
    rows = [
        SummaryRow("File", f"{upload.file_name} ({words.file_size(upload.size)})"),
        SummaryRow("Received", f"{words.datetime(upload.received_at)} from {upload.received_by.name}"),
        SummaryRow("Name of the dataset", upload.name, change=change),
    ]
    if preview.opened is not None:
        sheet, kind = preview.opened.sheet, preview.opened.mapping.kind
        old = replaced_by(upload, preview)
        rows += [
            SummaryRow("Brings", kind.label, change=change),
            SummaryRow("Sheet", sheet.name, change=change),
            SummaryRow("Headers in row", _header_rows(sheet), change=change),
            SummaryRow("Columns as in", upload.by_mapping.name if upload.by_mapping else ""),
            SummaryRow("Sheets left alone", ", ".join(sheet.others)),
            *(SummaryRow(label, said, change=change) for label, said in _said(upload, kind)),
            SummaryRow("Rows", sheet.cells.height),
            SummaryRow("Columns not read", "; ".join(_not_read(preview.opened))),
            SummaryRow("Longer than can be kept", "; ".join(told_cut(sheet, preview.opened.mapping))),
            SummaryRow(
                "Replaces",
                f"{old.name} of {words.date(old.imported_at)}" if old else "Nothing: it is a new dataset",
                address=address(request, "dataset", number=old.pk) if old else "",
            ),
        ]
    if preview.checked is not None:
        of_them = f"In the first {words.number(preview.looked_at)} rows: " if preview.is_partial else ""
        rows.append(SummaryRow("Found", f"{of_them}{preview.checked.sentence}"))
        rows.append(SummaryRow("New here", _new_indicators(preview.checked.figures)))
        rows.append(SummaryRow("Joins", _joined(preview.checked.figures, upload.name), change=change))
    return [row for row in rows if row.value != ""]


def passed_over(preview: Preview) -> Sequence[str]:
    """What was read otherwise than it stands in the file, or left out; of a refused file as far as it is known."""
    if preview.checked is not None:
        return preview.checked.passed_over
    return preview.opened.left_out if preview.opened is not None else ()


def _said(upload: Upload, kind: DatasetKind) -> list[tuple[str, str]]:
    """What somebody said of all figures, and what each name of an area was said to mean."""
    if kind is not DatasetKind.FIGURES:
        return []
    meant = [
        f"“{name}” is {area}" if area else f"“{name}” is left out" for name, area in sorted(upload.areas_meant.items())
    ]
    return [
        ("Period of all figures", upload.period),
        ("Area of all figures", upload.area),
        ("Names begin with", upload.before_names),
        ("Topic", upload.topic),
        ("Source", upload.source),
        ("Names of areas", "; ".join(meant)),
    ]


def _joined(figures: Figures | None, name: str) -> str:
    """The indicators here that get figures from the file and have some from elsewhere: a bare title may be of another
    thing."""
    if figures is None:
        return ""
    known = len(indicators_meant(figures.series))
    told = [
        f"{one.name}{f' ({one.unit})' if one.unit else ''}, from {words.listing(one.datasets)}"
        for one in indicators_joined(figures.series, MOST_NAMED)
        if set(one.datasets) - {name}
    ]
    more = f"; {words.number(known - MOST_NAMED)} more indicators are here" if told and known > MOST_NAMED else ""
    return f"{'; '.join(told)}{more}" if told else ""


def _header_rows(sheet: Sheet) -> str:
    """The row as the spreadsheet numbers it; both of two."""
    if not sheet.header_row:
        return ""
    return f"{sheet.header_row} and {sheet.header_row + 1}" if sheet.heads else str(sheet.header_row)


def _not_read(opened: Opened) -> list[str]:
    """The headers of the columns that were taken for nothing."""
    taken = {*opened.mapping.columns.values(), *opened.mapping.across}
    return [header for at, header in enumerate(opened.sheet.headers) if at not in taken and header]


def rows_are_kept_from(person: Any, upload: Upload, preview: Preview) -> bool:
    """Rows of figures as they stand in the file hold every small count."""
    figures = preview.opened is not None and preview.opened.mapping.kind is DatasetKind.FIGURES
    return figures and not may_see_small_counts(person) and upload.received_by_id != person.pk


def _new_indicators(figures: Figures | None) -> str:
    """The indicators that the file would add: a name spelt in another way than before shows here."""
    if figures is None:
        return ""
    known = indicators_meant(figures.series)
    new = [one.name or one.key for one in figures.series if one.key not in known]
    more = f" and {words.number(len(new) - MOST_NAMED)} more" if len(new) > MOST_NAMED else ""
    told = f"{words.plural(len(new), 'indicator')}: {'; '.join(new[:MOST_NAMED])}{more}"
    return told if new else "No indicator: all of them are here already"


def not_for(person: Any, preview: Preview) -> str:
    """Why this person may not take the file in, where they may not."""
    kind = preview.opened.mapping.kind if preview.opened else None
    if kind is None or kind in kinds_for(person):
        return ""
    what = words.lower_first(kind.label)
    return f"This brings {what}, which you may not bring in. Ask somebody who may, or say what else it holds."


def stays(preview: Preview) -> str:
    """What cannot be withdrawn says so before it is taken in."""
    kind = preview.opened.mapping.kind if preview.checked is not None and preview.opened is not None else None
    why = STAY.get(kind, "") if kind is not None else ""
    return f"Once taken in, this cannot be withdrawn. {why}" if why else ""


def columns_told(preview: Preview) -> list[list[str]]:
    """Each field with its column, and how that column was recognised."""
    if preview.opened is None:
        return []
    mapping, sheet = preview.opened.mapping, preview.opened.sheet
    wide = [sheet.headers[at] for at in mapping.across]
    spread = f"{words.number(len(wide))} columns, {wide[0]} to {wide[-1]}" if wide else ""
    return ([["Figures, one in each cell", spread, _across_told(mapping.across_as)]] if wide else []) + [
        [label_of(mapping.kind, field), header, _recognised(sheet, mapping, field)]
        for field, header in mapping.named(sheet).items()
    ]


def _recognised(sheet: Sheet, mapping: Mapping, field: str) -> str:
    if field in mapping.guessed:
        return "by what it holds"
    named = by_header(mapping.kind, sheet.headers, sheet.heads).get(field)
    return "by its header" if mapping.columns[field] == named or field not in mapping.chosen else "as you chose"


def _across_told(across_as: str) -> str:
    """What the headers of a wide table say; where they stand in two rows, the upper and the lower."""
    said = [ACROSS.get(one, f"the {one}") for one in across_as.split(" and ")]
    return f"their headers say {words.listing(said)}"


def said_of_all(upload: Upload, preview: Preview) -> list[list[str]]:
    """What a person said of every row that does not say it."""
    if preview.opened is None:
        return []
    kind = preview.opened.mapping.kind
    return [[label_of(kind, field), said] for field, said in upload.of_all.items()]


def first_rows(preview: Preview) -> tuple[list[str], list[list[str]]]:
    """The top of the table as it was read."""
    if preview.opened is None:
        return [], []
    sheet = preview.opened.sheet
    rows = [
        [str(sheet.row_number(at)), *(shortened(_as_shown(sheet, place, cell), 40) for place, cell in enumerate(row))]
        for at, row in enumerate(sheet.cells.head(FIRST_ROWS).iter_rows())
    ]
    return ["Row", *sheet.headers], rows


def _as_shown(sheet: Sheet, column: int, cell: str) -> str:
    """A per cent with the decimals that Excel shows, though more are read."""
    decimals = sheet.per_cent.get(column)
    number = read_number(cell).number if decimals is not None and cell.endswith("%") else math.nan
    return cell if math.isnan(number) else f"{number:.{decimals}f}%"


def picture(preview: Preview) -> Markup | None:
    """The boundaries as they would be drawn."""
    if preview.checked is None or preview.checked.outlines is None:
        return None
    outlines = preview.checked.outlines
    names = [spec.name for spec in outlines.areas]
    return outline_picture(outlines.shapes, names, preview.checked.sentence)


def problem_rows(problems: Sequence[Problem]) -> list[list[str]]:
    return [[_upper(p.where), shortened(p.value) or words.NOTHING, _upper(p.sentence), p.remedy] for p in problems]


def problems_of(refused: FileRefused | None) -> dict[str, Any] | None:
    """The table of problems of a preview, with how many there are in all."""
    return _problems(problem_rows(refused.problems), refused.total) if refused else None


def problems_of_job(job: JobProgress) -> dict[str, Any] | None:
    """The same, as the job told them."""
    told = [Problem(**problem) for problem in job.problems]
    return _problems(problem_rows(told), job.problems_total) if told else None


def _problems(rows: list[list[str]], total: int) -> dict[str, Any]:
    counted = words.plural(total, "problem")
    title = counted if total <= len(rows) else f"The first {len(rows)} of {counted}"
    return {"title": title, "head": PROBLEM_HEAD, "rows": rows}


def progress_of(job: JobProgress) -> Progress:
    """How far the work is: reading, checking, writing."""
    ending = Ending(job.ending) if job.ending else None
    stopped = ending is not None and ending is not Ending.DONE
    return Progress(
        title=job.title,
        done=sum(job.percent >= step for step in STEPS),
        of=len(STEPS),
        unit="step",
        now=job.sentence,
        ended=ending is not None,
        failed=f"{job.sentence.rstrip('.')}." if stopped else "",
    )


def may_stop(job: JobProgress) -> bool:
    """Until it begins to write: from then on it is one act, done or undone as a whole."""
    return job.cancel_asked_at is None and job.percent < WRITING


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
