"""What filling would change, section by section, in words and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from quadrant.methods import words
from quadrant.web.design.marked import marked

if TYPE_CHECKING:
    from quadrant.governance.queries import DrawnSection


@dataclass(frozen=True)
class ShownDrawn:
    """A section as it stands and as it would be; the texts are empty where nothing would change."""

    label: str
    sentence: str
    state: str
    stands: Markup
    would_be: Markup


def shown_drawn(drawn: Sequence[DrawnSection]) -> list[ShownDrawn]:
    return [_shown(one) for one in drawn]


def _shown(one: DrawnSection) -> ShownDrawn:
    state, sentence = _state(one)
    both = marked(one.stands, one.would_be, nothing="Nothing written")
    said = (Markup(""), Markup("")) if one.is_up_to_date else (both.earlier, both.later)
    return ShownDrawn(one.title, f"{_sources(one)} {sentence}", state, *said)


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
