"""Names of organisations that are nearly one another: "Lantern Hse" and "Lantern House", "Harbour Door (CIO)" and
"Harbour Door". A question for whoever confirms a file, never a match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quadrant.partnership.terms import plain_words

MOST_ASKED = 20
WITHOUT_MEANING = frozenset(
    {
        "ltd",
        "limited",
        "plc",
        "llp",
        "cio",
        "scio",
        "cic",
        "the",
        "and",
        "company",
        "co",
        "inc",
        "registered",
        "charity",
    }
)
FEWEST_LETTERS = 5  # of two words that one letter tells apart; "Firs" and "Fire" are two
FEWEST_OF_SHORT = 3
FEWEST_LEFT_OUT = 3
Key = tuple[object, ...]


def nearly_here(names: Sequence[str], here: Iterable[str]) -> list[tuple[str, str]]:
    """Each new name that is nearly the name of an organisation that is here, with that one. A name that another word, a
    typing error or an abbreviation tells apart is looked up, so that long lists take no longer than their length."""
    by_key: dict[Key, list[str]] = defaultdict(list)
    known = set[str]()
    for one in here:
        known.add(plain_words(one))
        for key in _keys(one):
            by_key[key].append(one)
    new = [name for name in dict.fromkeys(names) if plain_words(name) not in known]
    return [(name, near) for name in new if (near := _nearest(name, by_key)) is not None]


def asked_whether(names: Sequence[str], here: Iterable[str]) -> list[str]:
    """The same as questions, the first twenty of them and how many more."""
    found = nearly_here(names, here)
    asked = [f"“{name}” is new; did you mean “{near}”, which is here?" for name, near in found[:MOST_ASKED]]
    more = len(found) - MOST_ASKED
    return [*asked, f"So may be {more:,} more of the new names."] if more > 0 else asked


def _nearest(name: str, by_key: dict[Key, list[str]]) -> str | None:
    words = _words(name)
    for key in _keys(name):
        for other in by_key.get(key, ()):
            if key[0] == "same" or _is_close(words, _words(other)):
                return other
    return None


def _keys(name: str) -> list[Key]:
    """What two names that are nearly the same share: all letters, or all words but the one in one place."""
    words = _words(name)
    bare = _words(re.sub(r"\([^)]*\)", " ", name))
    same: list[Key] = [("same", "".join(each)) for each in (words, bare) if each]
    but_one: list[Key] = [("but", at, len(words), *words[:at], *words[at + 1 :]) for at in range(len(words))]
    alone: list[Key] = [("alone", words[0][0])] if len(words) == 1 else []
    return [*dict.fromkeys(same), *(alone or but_one)]


def _words(name: str) -> tuple[str, ...]:
    plain = re.sub(r"[’'.]", "", name.casefold())
    words = re.findall(r"[^\W_]+", plain)
    return tuple(word for word in words if word not in WITHOUT_MEANING) or tuple(words)


def _is_close(some: Sequence[str], others: Sequence[str]) -> bool:
    apart = [pair for pair in zip(some, others, strict=False) if pair[0] != pair[1]]
    return len(some) == len(others) and all(_is_typed(*pair) or _is_shortened(*pair) for pair in apart)


def _is_typed(one: str, other: str) -> bool:
    """One letter more, less, otherwise or in its neighbour's place; a number is another number."""
    if min(len(one), len(other)) < FEWEST_LETTERS or not (one + other).isalpha():
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long


def _is_shortened(one: str, other: str) -> bool:
    """ "Hse" for house, "Assoc" for association: the beginning of the word, or its letters without their vowels."""
    short, long = sorted((one, other), key=len)
    if len(short) < FEWEST_OF_SHORT or short[0] != long[0] or not (one + other).isalpha():
        return False
    if long.startswith(short):
        return len(long) - len(short) >= FEWEST_LEFT_OUT
    letters = iter(long)
    return all(letter in letters for letter in short) and not re.search(r"[aeiou]", short[1:-1])
