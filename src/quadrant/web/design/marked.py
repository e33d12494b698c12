"""Two texts beside each other, with what was taken out and what was put in marked by word.

The marks are for the eye (struck out, underlined) and for the ear: a screen reader that says nothing of `del` and `ins`
reads "taken out" and "put in".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

MOST_COMPARED = 4_000_000  # pairs of words; past it a passage is shown as taken out and put in whole
NOTHING = "Nothing said"
_WORDS = re.compile(r"\n|[^\s]+")
_SPACE, _LINE = Markup(" "), Markup("\n")
_OUT = Markup(
    '<del><span class="govuk-visually-hidden">[taken out: </span>{}<span class="govuk-visually-hidden">]</span></del>'
)
_IN = Markup(
    '<ins><span class="govuk-visually-hidden">[put in: </span>{}<span class="govuk-visually-hidden">]</span></ins>'
)


@dataclass(frozen=True)
class Marked:
    """Both texts with their marks."""

    earlier: Markup
    later: Markup
    is_changed: bool


def marked(before: str, after: str, *, nothing: str = NOTHING) -> Marked:
    """The two texts marked: by paragraphs first, then by words where a paragraph differs."""
    left: list[Markup] = []
    right: list[Markup] = []
    old, new = before.splitlines(), after.splitlines()
    for kind, a, b, c, d in _steps(old, new):
        gone, come = _by_words("\n".join(old[a:b]), "\n".join(new[c:d]), same=kind == "equal")
        left += [gone] if b > a else []
        right += [come] if d > c else []
    said = escape(nothing)
    return Marked(_LINE.join(left) or said, _LINE.join(right) or said, before.split() != after.split())


def _by_words(before: str, after: str, *, same: bool) -> tuple[Markup, Markup]:
    if same:
        return escape(before), escape(after)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    left, right = [], []
    for kind, a, b, c, d in _steps(old, new):
        gone, come = escape(" ".join(old[a:b])), escape(" ".join(new[c:d]))
        left.append(gone if kind == "equal" or not gone.strip() else _OUT.format(gone))
        right.append(come if kind == "equal" or not come.strip() else _IN.format(come))
    return _SPACE.join(one for one in left if one), _SPACE.join(one for one in right if one)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What leads from one to the other; what both begin and end with is set aside before the costly comparison."""
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    tail = next((at for at in range(least - head) if old[-1 - at] != new[-1 - at]), least - head)
    first, second = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield "equal", 0, head, 0, head
    if first and second and len(first) * len(second) <= MOST_COMPARED:
        for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            yield kind, a + head, b + head, c + head, d + head
    elif first or second:
        yield "replace", head, len(old) - tail, head, len(new) - tail
    if tail:
        yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)
