"""From a YAML text to a report template, or to every reason why not, each with its line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quadrant.cycle.framework.problems import FrameworkRefused, Problem
from quadrant.cycle.framework.reading import Path, Sheet, decode, read_sheet
from quadrant.cycle.framework.wording import nearest, short
from quadrant.governance.terms import Consultee, DrawsOn, HeaderField, ReportTemplate, Section, TemplatePart

LARGEST_BYTES = 100_000
NAMES = {"template": tuple(ReportTemplate.model_fields), "part": tuple(TemplatePart.model_fields)}
CHOICES: dict[str, tuple[str, ...]] = {
    "section": tuple(Section),
    "comment": tuple(Consultee),
    "header": tuple(HeaderField),
    "draws_on": tuple(DrawsOn),
    "part": ("recommendations", "appendices"),
    "may_be": ("none", "left out"),
}


def read_template(data: bytes, *, name: str) -> ReportTemplate:
    """The template that this file describes; raises FrameworkRefused with all of its problems.

    Nothing in the file is ever carried out: only names, texts and lists are read, without tags, anchors and aliases.
    """
    if len(data) > LARGEST_BYTES:
        raise FrameworkRefused([Problem(name, 1, "the file is larger than 100 kB")])
    sheet, problems = read_sheet(decode(data, name=name), name=name)
    twice = list(_twice(sheet))
    problems = [*problems, *twice, *_structure(sheet, quiet=bool(twice))]
    if problems:
        raise FrameworkRefused(problems)
    return ReportTemplate.model_validate(sheet.value)


def template_as_file(template: ReportTemplate) -> str:
    """A template as the file that would make it."""
    said = template.model_dump(mode="json", exclude_defaults=True)
    written: str = yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110)
    return written


def fingerprint_of(template: ReportTemplate) -> str:
    """SHA-256 of what a template says; comments, quotation marks and blank lines make no difference."""
    return hashlib.sha256(template.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def _structure(sheet: Sheet, *, quiet: bool) -> list[Problem]:
    """What the schema refuses; `quiet` leaves out that something is said twice, which is told by its line already."""
    try:
        ReportTemplate.model_validate(sheet.value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        told = [(tuple(one["loc"]), _sentence(one)) for one in found if not (quiet and "twice" in one["msg"])]
        return [Problem(sheet.name, sheet.line_of(path), sentence) for path, sentence in told]
    return []


def _twice(sheet: Sheet) -> Iterator[Problem]:
    """A header field, section or comment that the file has already."""
    for listed in ("header", "parts"):
        rows = sheet.value.get(listed)
        seen: dict[str, int] = {}
        for at, row in enumerate(rows if isinstance(rows, list) else ()):
            line = sheet.line_of((listed, at))
            said = _named(row)
            if said and said in seen:
                yield Problem(sheet.name, line, f"{_where((listed, at))}: {said} stands on line {seen[said]} already")
            elif said:
                seen[said] = line


def _named(row: Any) -> str:
    if isinstance(row, str):
        return f"'{row}'"
    if not isinstance(row, dict):
        return ""
    kind = next((one for one in ("section", "comment", "part") if isinstance(row.get(one), str)), "")
    return f"the {kind} '{short(row[kind])}'" if kind else ""


def _sentence(details: ErrorDetails) -> str:
    path, kind, said = tuple(details["loc"]), details["type"], details["input"]
    where, field = _where(path), str(next((one for one in reversed(path) if isinstance(one, str)), ""))
    if kind == "missing":
        return f"{_where(path[:-1])} has no '{field}'"
    if kind == "extra_forbidden":
        known = NAMES["part" if "parts" in path else "template"]
        return f"{_where(path[:-1])} says '{short(field)}', which is not known here{nearest(field, known)}"
    if kind in {"enum", "literal_error"}:
        return f"{where}: there is no '{short(said)}'{nearest(str(said), CHOICES.get(field, ()))}"
    if kind == "value_error":
        return f"{where}: {details['msg'].removeprefix('Value error, ')}"
    return f"{where}: {_wrong(kind, details)}"


def _wrong(kind: str, details: ErrorDetails) -> str:
    field = str(details["loc"][-1]) if details["loc"] else "it"
    if kind == "string_pattern_mismatch":
        return f"'{short(details['input'])}' must be lower-case words joined by hyphens"
    if kind == "string_too_long":
        return f"'{field}' may have at most {details['ctx']['max_length']} characters"
    if kind in {"string_type", "string_too_short"}:
        return f"'{field}' must be text"
    if kind in {"tuple_type", "list_type"}:
        return f"'{field}' must be a list (lines that begin with a hyphen)"
    if kind in {"model_type", "model_attributes_type"}:
        return "must be a mapping (name: value)"
    return f"'{field}' cannot be used as written"


def _where(path: Path) -> str:
    """The piece that a fault lies in, as a person counts: "part 4", "header field 2", "the template"."""
    for name, noun in (("parts", "part"), ("header", "header field")):
        if len(path) > 1 and path[0] == name and isinstance(path[1], int):
            return f"{noun} {path[1] + 1}"
    return "the template"
