"""From a workbook of statistical neighbours to ranked pairs of areas."""

from __future__ import annotations

from quadrant.analyse.outcomes.terms import AreaSpec, NeighbourOf
from quadrant.intake.cell.codes import Problems
from quadrant.intake.cell.numbers import is_not_available
from quadrant.intake.cell.reasons import why_no_place
from quadrant.intake.evidence.places import Places
from quadrant.intake.terms import FileRefused, Mapping, Problem, Sheet

ITSELF = ("is the area itself.", "Name another, or write - for none.")


def neighbours_of(sheet: Sheet, mapping: Mapping, places: Places, *, of: str = "") -> list[NeighbourOf]:
    """Every neighbour named, by its area and rank. Rows that name no area are captions and are passed over; "-" is no
    neighbour; a neighbour that cannot be known is a problem. A plain list of areas, the most alike first, holds the
    neighbours `of` the area that somebody said."""
    ranks = sorted(int(name.removeprefix("neighbour_")) for name in mapping.columns if name.startswith("neighbour_"))
    if not ranks and of:
        return _listed(sheet, mapping, places, of)
    if not ranks:
        raise FileRefused.whole(
            "It looks like a list of areas and their neighbours, but no column says which neighbour comes first.",
            "Name the columns SN1, SN2 and so on, the most alike first. Of a list of one area's neighbours, say "
            "under “Area of all figures” whose they are; or say that the file holds something else.",
        )
    problems, made = Problems(), dict[tuple[str, int], NeighbourOf]()
    for at, cells in enumerate(sheet.cells.iter_rows()):
        row = {field: cells[place].strip() for field, place in mapping.columns.items()}
        named = {rank: row[f"neighbour_{rank}"] for rank in ranks if row[f"neighbour_{rank}"]}
        if not named:
            continue
        area = _area(row, places)
        if area is None:
            _unknown(problems, sheet, mapping, at, row, places)
            continue
        for rank, text in named.items():
            if is_not_available(text):
                continue
            pair = _pair(area, text, rank, row.get(f"closeness_{rank}", ""), places)
            if pair is not None and pair.neighbour.code != area.code:
                _keep(made, pair, problems, sheet.row_number(at))
                continue
            sentence, remedy = why_no_place(text, places) if pair is None else ITSELF
            header = sheet.headers[mapping.columns[f"neighbour_{rank}"]]
            problems.add(Problem(sentence, remedy, sheet.row_number(at), header, text))
    problems.refuse()
    return list(made.values())


def _listed(sheet: Sheet, mapping: Mapping, places: Places, of: str) -> list[NeighbourOf]:
    area = places.named(of)
    if area is None:
        sentence, remedy = why_no_place(of, places)
        raise FileRefused.whole(f"“{of}” {sentence}", remedy)
    problems, made = Problems(), dict[tuple[str, int], NeighbourOf]()
    for at, cells in enumerate(sheet.cells.iter_rows()):
        row = {field: cells[place].strip() for field, place in mapping.columns.items()}
        if not any(row.values()):
            continue
        other = _area(row, places)
        if other is None:
            _unknown(problems, sheet, mapping, at, row, places)
        elif other.code == area.code or other.code in {pair.neighbour.code for pair in made.values()}:
            sentence, remedy = ITSELF if other.code == area.code else ("is named already.", "Keep one of the two.")
            header = sheet.headers[next(iter(mapping.columns.values()))]
            problems.add(Problem(sentence, remedy, sheet.row_number(at), header, other.name))
        else:
            rank = len(made) + 1
            made[area.code, rank] = NeighbourOf(area, other, rank)
    problems.refuse()
    return list(made.values())


def _area(row: dict[str, str], places: Places) -> AreaSpec | None:
    """By code, number or name: what the source writes in figures is the surest."""
    by_code = places.coded(row["area_code"]) if row.get("area_code") else None
    by_number = places.numbered(row["area_number"]) if row.get("area_number") else None
    return by_code or by_number or (places.named(row["area"]) if row.get("area") else None)


def _pair(area: AreaSpec, text: str, rank: int, closeness: str, places: Places) -> NeighbourOf | None:
    other = places.numbered(text) or places.named(text)
    return NeighbourOf(area, other, rank, closeness.capitalize()[:40]) if other is not None else None


def _keep(made: dict[tuple[str, int], NeighbourOf], pair: NeighbourOf, problems: Problems, row: int) -> None:
    if made.setdefault((pair.area.code, pair.rank), pair) != pair:
        problems.add(Problem(f"{pair.area.name} has another neighbour of rank {pair.rank} above.", "Keep one.", row))


def _unknown(problems: Problems, sheet: Sheet, mapping: Mapping, at: int, row: dict[str, str], places: Places) -> None:
    field = next((name for name in ("area", "area_code", "area_number") if name in mapping.columns), "area")
    sentence, remedy = why_no_place(row.get(field, ""), places)
    column = sheet.headers[mapping.columns[field]] if field in mapping.columns else ""
    problems.add(Problem(sentence, remedy, sheet.row_number(at), column, row.get(field, "")))
