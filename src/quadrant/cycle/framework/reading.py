"""From the text of a YAML file to plain values that remember their lines.

Only the plain part of YAML is read: mappings, lists and texts. Every scalar stays the text that was typed (the schema
decides what is a number), so `no`, `1.10` and `2007-01-31` never turn into something else. Anchors, aliases, tags and
tabs are refused: a framework file is read by people, and an alias can make a small file enormous.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from quadrant.cycle.framework.problems import FrameworkRefused, Problem

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

LARGEST_BYTES = 1_000_000
DEEPEST = 30
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Sheet:
    """A file as read: its value, and the line on which every part of it stands."""

    name: str
    value: dict[str, Value]
    lines: dict[Path, int] = field(repr=False)

    def line_of(self, path: Path) -> int:
        """The line of this part, or of the nearest part around it that was written."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def decode(data: bytes, *, name: str) -> str:
    """The text of a file, which must be UTF-8 and no larger than a megabyte; raises FrameworkRefused."""
    if len(data) > LARGEST_BYTES:
        raise FrameworkRefused([_too_large(name)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FrameworkRefused([Problem(name, line, "is not UTF-8 text; save the file as UTF-8")]) from error


def read_sheet(text: str, *, name: str) -> tuple[Sheet, list[Problem]]:
    """The values of a YAML text and the problems of its form; raises FrameworkRefused when nothing can be read."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise FrameworkRefused([Problem(name, line, "holds half a character, which is no text")]) from error
    if size > LARGEST_BYTES:
        raise FrameworkRefused([_too_large(name)])
    tabs = [
        Problem(name, number, "holds a tab; use spaces")
        for number, line in enumerate(text.splitlines(), start=1)
        if "\t" in line
    ]
    if tabs:
        raise FrameworkRefused(tabs)
    reader = _Reader(name)
    try:
        value = reader.document(iter(yaml.parse(text, Loader=_Loader)))
    except yaml.YAMLError as error:
        raise FrameworkRefused([*reader.problems, _unreadable(error, text, name)]) from error
    if not isinstance(value, dict):
        said = "is empty" if value is None else "must be a mapping (name: value), not a list or a bare text"
        raise FrameworkRefused([*reader.problems, Problem(name, 1, f"the file {said}")])
    return Sheet(name, value, reader.lines), reader.problems


class _Reader:
    """Builds values from the parser's events, so that aliases are seen before anything is copied."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {(): 1}
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Value:
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, "a second document begins; a file holds one document")
                    return value
                value = self._value(next(events), events, ())
        return value

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"the alias *{event.anchor} is not allowed; write the lines out")
            return None
        if len(path) > DEEPEST:
            self._problem(event, f"lies more than {DEEPEST} levels deep")
            raise FrameworkRefused(self.problems)
        self._check_plain(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        text = str(getattr(event, "value", ""))
        bare = getattr(event, "implicit", (False, False))[0]
        return None if bare and text in _EMPTY else text

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, path)
            line = _line(event)
            twice = key in found
            if twice:
                self._problem(event, f"'{key}' is said twice; first on line {self.lines[*path, key]}")
            here = (*path, f"{key} (again, line {line})" if twice else key)
            self.lines[here] = line
            value = self._value(next(events), events, here)
            if not twice:
                found[key] = value
        return found

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._check_plain(event)
            return str(event.value)
        self._problem(event, "the name before a colon must be a plain word")
        self._value(event, events, (*path, "?"))
        return f"? line {_line(event)}"

    def _list(self, events: Iterator[yaml.Event], path: Path) -> list[Value]:
        found: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            here = (*path, len(found))
            self.lines[here] = _line(event)
            found.append(self._value(event, events, here))
        return found

    def _check_plain(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._problem(event, f"the anchor &{anchor} is not allowed; write the lines out")
        if tag:
            self._problem(event, f"the tag {tag} is not allowed")
        if any(character < " " and character != "\n" for character in str(getattr(event, "value", ""))):
            self._problem(event, "holds a control character; write plain text")

    def _problem(self, event: yaml.Event, sentence: str) -> None:
        self.problems.append(Problem(self.name, _line(event), sentence))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _too_large(name: str) -> Problem:
    return Problem(name, 1, "the file is larger than 1 MB")


def _unreadable(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + 1
        return Problem(name, line, "holds a control character that YAML does not allow")
    sentence = f"cannot be read as YAML at column {mark.column + 1}: check the indentation"
    return Problem(name, mark.line + 1, sentence + ', and put a text that holds ": " or " #" in quotation marks')
