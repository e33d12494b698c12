"""Whatever stands where, a file is read or refused; the loader and what is built on it never fail in another way."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quadrant.cycle.framework.calendar import schedule
from quadrant.cycle.framework.compare import changes, side_by_side
from quadrant.cycle.framework.loader import FrameworkRefused, fingerprint, load_framework, shipped_text
from quadrant.cycle.framework.programme import programme_warnings
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position import Cast, position
from tests.cycle.framework.files import SMALL

_PROGRAMME = yaml.safe_load(shipped_text("cypsp-2006"))["programme"]
_TREE: dict[str, Any] = {**yaml.safe_load(SMALL), "programme": {**_PROGRAMME, "phases": _PROGRAMME["phases"][:1]}}
_ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.sampled_from(["", "x", "0", "1", "-1", "1e400", "NaN", "²", "٣", "board", "needs", "04-01", "13-45", "2007-01"]),
    st.sampled_from([[], {}, [[]], [{}], ["x"], {"key": "x"}, [{"key": "x"}], [None], {"key": ["x"]}]),
)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(inner, (*path, name))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(_paths(_TREE))), _ODD), min_size=1, max_size=3))
def test_odd_values_in_odd_places_are_read_or_refused(changed: list[tuple[tuple[str | int, ...], Any]]) -> None:
    tree = copy.deepcopy(_TREE)
    for path, odd in changed:
        _put(tree, path, odd)
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True).replace("&id001 ", "").replace("*id001", "x")
    framework = _read_or_refused(text)
    if framework is not None:
        _everything_built_on_it(framework)


def _put(tree: Any, path: tuple[str | int, ...], odd: Any) -> None:
    """Put `odd` at `path`, unless an earlier oddity has taken the way there away."""
    try:
        for name in path[:-1]:
            tree = tree[name]
        tree[path[-1]] = copy.deepcopy(odd)
    except (KeyError, IndexError, TypeError):
        return


def _read_or_refused(text: str) -> Framework | None:
    try:
        return load_framework(text, name="odd.yaml")
    except FrameworkRefused as refused:
        lines = {problem.line for problem in refused.problems}
        _all_within(lines, text.count("\n") + 1)
        return None


def _all_within(lines: set[int], last: int) -> None:
    assert lines
    assert min(lines) >= 1
    assert max(lines) <= last


def _everything_built_on_it(framework: Framework) -> None:
    plain = load_framework(SMALL, name="small.yaml")
    assert len(fingerprint(framework)) == 64
    assert len(side_by_side([plain, framework]).rows) == 4
    assert all(change.sentence.endswith(".") for change in changes(plain, framework))
    schedule(framework, date(2026, 4, 1), None)
    position(framework, Cast(date(2026, 4, 1), None, {}), {}, date(2026, 6, 1))
    if framework.programme is not None:
        programme_warnings(framework.programme)
