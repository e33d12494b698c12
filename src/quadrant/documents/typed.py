"""What people typed, made fit to print: no sign that a file refuses, none that turns the reading direction round."""

from __future__ import annotations

import re
import unicodedata

# Controls that XML 1.0 forbids (all but tab and line feed), halves of pairs, and code points that are no letters.
REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]")
# Marks that make the text after them be read backwards, so that a name can look like another one.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
NO_LETTER = re.compile("[\U0001fffe-\U0001ffff]|[\U000e0000-\U000e0fff]|[\U000f0000-\U0010ffff]")
LONGEST_WORD = 30
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
MAY_BREAK = "\u200b"
OWN_SCRIPTS = {"Latin", "Greek", "Cyrillic", "Combining", "Modifier", "Variation", "Feminine", "Masculine", ""}
JOINS = {"Cf", "Mn", "Me"}
SAID_AGAIN = re.compile(r"(\[in [^\]]+\])(?:\s*\1)+")
SCRIPTS = {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}


def fit(text: str) -> str:
    """The text in one form of line ends and letters, without what is neither letter nor space."""
    lines = re.sub("\r\n|[\r\u2028\u2029\x0b\x0c\x85]", "\n", text)
    for refused in (REFUSED, TURNS, NO_LETTER):
        lines = refused.sub("", lines)
    return unicodedata.normalize("NFC", lines)


def breakable(text: str) -> str:
    """Words longer than a line may break: after every 30 letters there may be a new line."""
    return LONG_WORD.sub(lambda found: MAY_BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD)]


def in_words(text: str, without: frozenset[str]) -> str:
    """The text with the signs for which there is no letter in print said in words: [thumbs up sign], [in Bengali].

    Where letters of a script are missing, all words in that script are said so: half a word would mislead.
    """
    if without.isdisjoint(text):
        return text
    scripts = {_script(sign) for sign in without.intersection(text) if _is_foreign(sign)}
    parts = [_part(word, scripts, without) for word in re.split(r"(\s+)", text)]
    return SAID_AGAIN.sub(r"\1", "".join(parts))


def _part(word: str, scripts: set[str], without: frozenset[str]) -> str:
    script = next((_script(sign) for sign in word if _is_foreign(sign) and _script(sign) in scripts), "")
    if script:
        return f"[in {script}]"
    return "".join(_said(sign) if sign in without else sign for sign in word)


def _is_foreign(sign: str) -> bool:
    """A letter, or a mark on one, of a script that English names are not written in."""
    return unicodedata.category(sign)[0] in "LM" and _script(sign) not in OWN_SCRIPTS


def _script(sign: str) -> str:
    first = unicodedata.name(sign, "").partition(" ")[0].title()
    return SCRIPTS.get(first, first)


def _said(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name and unicodedata.category(sign) not in JOINS else ""
