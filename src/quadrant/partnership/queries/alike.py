"""Names of organisations that are nearly one another: "Lantern Hse" and "Lantern House", "Harbour Door (CIO)" and
"Harbour Door". A question for whoever confirms a file, never a match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quadrant.partnership.terms import plain_words

MOST_ASKED = 20
MOST_BESIDE = 200  # of so many names that differ in one word alone, it is that word that tells them apart
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


def nearly_known(names: Sequence[str], here: Iterable[str]) -> list[tuple[str, str]]:
    """Each new name that is nearly the name of an organisation that is here, or of a new one before it, with that one.
    Every name is looked up by what near ones share with it, so that long lists take no longer than their length."""
    by_key: dict[Key, list[str]] = defaultdict(list)
    known = set[str]()

    def know(name: str) -> None:
        known.add(plain_words(name))
        for key in _keys(name):
            by_key[key].append(name)

    for one in here:
        know(one)
    found = []
    for name in names:
        if plain_words(name) in known:
            continue
        if (near := _nearest(name, by_key)) is not None:
            found.append((name, near))
        know(name)
    return found


def asked_whether(names: Sequence[str], here: Iterable[str]) -> list[str]:
    """The same as questions, the first twenty of them and how many more."""
    known = set(here)
    found = nearly_known(names, known)
    asked = [
        f"“{name}” is new; did you mean “{near}”, which is {'here' if near in known else 'new in this file too'}?"
        for name, near in found[:MOST_ASKED]
    ]
    more = len(found) - MOST_ASKED
    return [*asked, f"So may be {more:,} more of the new names."] if more > 0 else asked


def _nearest(name: str, by_key: dict[Key, list[str]]) -> str | None:
    words = _words(name)
    for key in _keys(name):
        beside = by_key.get(key, ())
        for other in beside if len(beside) <= MOST_BESIDE else ():
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
