"""What we ship is in our own words: it cites the published documents, it never repeats a sentence of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.shared_folder import shared

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SHARED_RUN = 7
Run = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text without case and punctuation; an apostrophe does not part a word."""
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.casefold()))


def runs(text: str, length: int = LONGEST_SHARED_RUN + 1) -> Iterator[Run]:
    """Every run of so many words, across sentences and lines."""
    said = words(text)
    return zip(*(said[start:] for start in range(length)), strict=False)


def shipped_texts() -> Iterator[tuple[str, str]]:
    """Each text file under src/ and docs/, and the README, by its path; files that hold no text are left out."""
    found = [ROOT / "README.md", *sorted((ROOT / "src").rglob("*")), *sorted((ROOT / "docs").rglob("*"))]
    for path in found:
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_a_run_of_eight_words_is_found_whatever_its_case_and_punctuation() -> None:
    seed = set(runs("The board meets on Monday, and the members' papers go out before."))
    ours = "name: >-\n  the BOARD meets on Monday and\n  the members papers"
    assert [" ".join(run) for run in runs(ours) if run in seed] == [
        "the board meets on monday and the members",
        "board meets on monday and the members papers",
    ]
    assert not seed.intersection(runs("The board meets on Monday, and the people go home."))


def test_no_shipped_file_repeats_eight_words_of_a_published_document() -> None:
    seeds = sorted(shared("seeds").glob("*.txt"))
    published = {run for seed in seeds for run in runs(seed.read_text(encoding="utf-8"))}
    repeated = {
        name: sorted({" ".join(run) for run in runs(text) if run in published}) for name, text in shipped_texts()
    }
    assert len(seeds) == 5
    assert {name: said for name, said in repeated.items() if said} == {}
