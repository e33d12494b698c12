"""What filling would change, section by section, in words and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from quadrant.documents.paper import Block
from quadrant.documents.reports import block_of, paragraphs_of
from quadrant.methods import words
from quadrant.web.design.marked import marked

if TYPE_CHECKING:
    from quadrant.governance.queries import DrawnSection


@dataclass(frozen=True)
class ShownDrawn:
    """What filling puts into a section: `added` as a paper shows it, or, where what was filled before is renewed, both
    texts of it. Nothing of either where nothing would change."""

    label: str
    sentence: str
    state: str
    added: Sequence[Block] = ()
    filled: str | Markup = ""
    renewed: str | Markup = ""


def shown_drawn(drawn: Sequence[DrawnSection]) -> list[ShownDrawn]:
    return [_shown(one) for one in drawn]


def _shown(one: DrawnSection) -> ShownDrawn:
    state, sentence = _state(one)
    shown = ShownDrawn(one.title, f"{_sources(one)} {sentence}", state)
    if one.is_up_to_date:
        return shown
    if one.filled and not one.is_blank:
        both = marked(one.filled, one.told)
        return replace(shown, filled=both.earlier, renewed=both.later)
    return replace(shown, added=[block_of(text) for text in paragraphs_of(one.told)])


def _sources(one: DrawnSection) -> str:
    return f"Draws on: {words.listing(words.lower_first(key.label) for key in one.draws_on)}."


def _state(one: DrawnSection) -> tuple[str, str]:
    if one.is_up_to_date:
        return "Up to date", "It says what the records say."
    if one.is_blank:
        return "Blank", "The records would be put in."
    if one.filled:
        return "Filled before", "What was filled is renewed; what you wrote around it stays."
    return "Written", "What you wrote stays; the records would be put after it."
