"""From a list of services to lines of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from typing import Any

from quadrant.analyse.services.terms import Duty, Paid, ServiceLine
from quadrant.cycle.terms import Level, Tier
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import OrganisationLine, plain_words

TEXTS = ("kind", "client_group", "legal_basis", "unit", "minimum_standard", "local_choice", "quality")
TERMS: dict[str, Any] = {"tier": Tier, "duty": Duty, "level": Level}
COUNTED = ("capacity", "volume")
OF_COST = {"funder": "Say who pays it.", "source": "Say from which budget.", "year": "Say in which financial year."}


def services_of(sheet: Sheet, mapping: Mapping, of_all: Words[str, str]) -> tuple[list[ServiceLine], list[str]]:
    """Every service, and what was passed over. Two of one name are told apart by their references, the second carrying
    its own in brackets. Raises `FileRefused` with all that is wrong."""
    reader = RecordReader(sheet, mapping, of_all)
    lines: list[ServiceLine] = []
    seen, references = dict[str, int](), dict[str, int]()
    for row in reader:
        name, reference = row.values["name"], row.values.get("reference") or ""
        first = seen.setdefault(plain_words(name), row.number)
        if first != row.number and reference:
            name = f"{name} ({reference})"
        elif first != row.number:
            remedy = "Give each service its own name, such as with its place."
            reader.refuse(row.number, "name", f"stands in row {sheet.row_number(first)} already.", remedy, name)
        if reference and references.setdefault(reference, row.number) != row.number:
            sentence = f"is the reference of row {sheet.row_number(references[reference])} already."
            reader.refuse(row.number, "reference", sentence, "Give each service its own.", reference)
        told = _told(row.values, name, reference)
        _refuse_half_said(reader, row, told)
        area = row.values.get("area") or ""
        places = tuple(plain_words(one) for one in area.replace("|", ";").split(";") if one.strip())
        provider = OrganisationLine(row.values["provider"])
        lines.append(ServiceLine(name, reference, provider, told, places, _paid(reader, row)))
    reader.problems.refuse()
    return lines, reader.passed_over.sentences


def _told(values: Words[str, Any], name: str, reference: str) -> dict[str, object]:
    told: dict[str, object] = {"name": name, **({"reference": reference} if reference else {})}
    told |= {field: values[field] for field in TEXTS if values.get(field)}
    told |= {field: term(values[field]) for field, term in TERMS.items() if values.get(field)}
    told |= {field: values[field] for field in COUNTED if values.get(field) is not None}
    at = ", ".join(filter(None, (values.get("address"), values.get("postcode"))))
    said = values.get("as_users_say") or (f"{values.get('kind') or name}, {at}" if at else values.get("kind") or name)
    return {**told, "as_users_say": said}


def _refuse_half_said(reader: RecordReader, row: Row, told: Words[str, object]) -> None:
    if told.get("duty") in {Duty.MUST, Duty.MIXED} and not told.get("legal_basis"):
        reader.refuse(row.number, "legal_basis", "is missing.", "Name the law that requires the service.", "")
    if any(field in told for field in COUNTED) and not told.get("unit"):
        reader.refuse(row.number, "unit", "is missing.", "Say what capacity and volume are counted in.", "")


def _paid(reader: RecordReader, row: Row) -> Paid | None:
    amount = row.values.get("cost")
    if not amount:
        return None
    missing = [field for field in OF_COST if not row.values.get(field)]
    for field in missing:
        reader.refuse(row.number, field, "is missing beside the cost.", OF_COST[field], "")
    if missing:
        return None
    return Paid(row.values["funder"], row.values["source"], row.values["year"], amount)


def services_told(lines: Sequence[ServiceLine]) -> str:
    providers = len({plain_words(line.provider.name) for line in lines})
    of = f"of {providers:,} provider{'' if providers == 1 else 's'}"
    paid = sum(line.paid is not None for line in lines)
    return f"{len(lines):,} service{'' if len(lines) == 1 else 's'} {of}{f', {paid:,} with a cost' if paid else ''}"
