"""From what a file calls a place to the place: names, GSS codes and DfE numbers; spelling is forgiven, guessing is not.

The table `data/areas.csv` holds facts about the United Kingdom's councils, regions and countries: code, name, kind,
region, DfE number, last day, former codes, other names and letters in the register of local authorities. Compiled
from open lists under the Open Government Licence (ONS codes, the DfE's list of authorities, mySociety's list of
councils).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from quadrant.analyse.outcomes.queries import SmallAreas
from quadrant.analyse.outcomes.terms import UPPER_TIER, AreaKind, AreaSpec

TABLE = Path(__file__).parents[1] / "data" / "areas.csv"
CODE = re.compile(r"^[EWSNKJ][0-9]{8}$")
CODE_LENGTH = 9
NEARLY_CODE = re.compile(r"^[EWSNKJ][0-9]{6,10}$", re.IGNORECASE)
BY_PREFIX = {
    "E05": AreaKind.WARD,
    "W05": AreaKind.WARD,
    "S13": AreaKind.WARD,
    "S02": AreaKind.MSOA,
    "S01": AreaKind.LSOA,
    "N08": AreaKind.WARD,
    "E02": AreaKind.MSOA,
    "W02": AreaKind.MSOA,
    "E01": AreaKind.LSOA,
    "E00": AreaKind.OUTPUT_AREA,
    "W00": AreaKind.OUTPUT_AREA,
    "W01": AreaKind.LSOA,
    "E06": AreaKind.UNITARY,
    "E07": AreaKind.DISTRICT,
    "E08": AreaKind.METROPOLITAN,
    "E09": AreaKind.LONDON_BOROUGH,
    "E10": AreaKind.COUNTY,
    "E12": AreaKind.REGION,
}
OTHER_THAN_A_WARD = UPPER_TIER | {AreaKind.DISTRICT, AreaKind.COMBINED}
COUNCIL = re.compile(r" (?:metropolitan |city |county |district )?(?:borough )?(?:council|ua|unitary authority)$")


def plain_name(name: str) -> str:
    """A name without case, punctuation or the sign for "and"; "King s Lynn" is what some leave of King's Lynn."""
    unmarked = re.sub(r"[\s*†‡¹²³⁴-⁹]+$", "", name)  # the sign of a footnote is no part of a name
    spelt = re.sub(r"[.'’()]", "", unmarked.casefold().replace("&", " and "))
    return re.sub(r"(?<=\w) s(?= )", "s", re.sub(r"[\s,/–-]+", " ", spelt)).strip()


@dataclass(frozen=True, eq=False)
class Places:
    """The places that can be named, each by its code, its DfE number, its names, and its letters in the government's
    register of local authorities. `small` has the wards and the like that a partnership holds by their names, `own` the
    names of its own localities, and `own_code` is its own area."""

    by_code: dict[str, AreaSpec]
    by_number: dict[str, AreaSpec]
    by_name: dict[str, AreaSpec]
    by_register: dict[str, AreaSpec] = field(default_factory=dict)
    small: dict[str, tuple[AreaSpec, ...]] = field(default_factory=dict)
    own_code: str = ""
    own: tuple[str, ...] = ()

    def named(self, name: str) -> AreaSpec | None:
        """By a name, with or without "Council"; a DfE number or a code written in its place is understood too."""
        plain = plain_name(name)
        found = self.by_name.get(plain) or self.by_name.get(COUNCIL.sub("", plain))
        return found or self.by_code.get(name.strip().upper()) or self.numbered(name)

    def named_here(self, name: str, *, of_wards: bool = False) -> AreaSpec | None:
        """By what figures call a place: as `named`, or by the name of a small area that only one has, or by any code.

        A council stands before a ward of its name, except in a column of wards: there no other council can be meant.
        """
        council, small = self.named(name), self._small(name)
        ward = small[0] if len(small) == 1 else None
        if of_wards and council is not None and council.kind in OTHER_THAN_A_WARD and council.code != self.own_code:
            council = None
        first, second = (ward, council) if of_wards else (council, ward)
        return first or (None if of_wards and small else second) or self.coded(name)

    def several_named(self, name: str) -> tuple[AreaSpec, ...]:
        """The small areas that share this name; none where only one has it."""
        small = self._small(name)
        return small if len(small) > 1 else ()

    def _small(self, name: str) -> tuple[AreaSpec, ...]:
        plain = plain_name(name)
        return self.small.get(plain) or self.small.get(plain.removesuffix(" ward"), ())

    def coded(self, code: str, name: str = "") -> AreaSpec | None:
        """By a GSS code. One that is not on the list is a place all the same when its pattern says what it is."""
        code = code.strip().upper()
        known = self.by_code.get(code)
        if known is not None or not CODE.match(code):
            return known
        kind = BY_PREFIX.get(code[:3])
        return AreaSpec(code, " ".join(name.split())[:120] or code, kind) if kind else None

    def numbered(self, number: str) -> AreaSpec | None:
        """By a DfE number, however a spreadsheet wrote it ("884", "884.0")."""
        return self.by_number.get(re.sub(r"\.0+$", "", number.strip()))

    def nearest(self, name: str, *, of_wards: bool = False) -> str:
        """The name most like this one, for a hint; "" when none is."""
        return next(iter(self.all_nearest(name, of_wards=of_wards)), "")

    def all_nearest(self, name: str, *, of_wards: bool = False) -> list[str]:
        """Up to three names like this one, the most alike first. One that lacks a word of it ("Trafford" for "Old
        Trafford") is another place."""
        plain = plain_name(name)
        known = [*self.small, *self.own] if of_wards else [*self.by_name, *self.small]
        like = [each for each in get_close_matches(plain, known, n=3, cutoff=0.8) if not _lacks_a_word(each, plain)]
        return [self.by_name[each].name if each in self.by_name else self.small[each][0].name for each in like]


def _lacks_a_word(like: str, name: str) -> bool:
    return set(like.split()) < set(name.split())


@cache
def listed_places() -> Places:
    """The places of the table. Where two share a name, today's stands before one that has ended, a region before a
    combined authority."""
    by_code: dict[str, AreaSpec] = {}
    by_number: dict[str, AreaSpec] = {}
    by_register: dict[str, AreaSpec] = {}
    named: list[tuple[bool, str, AreaSpec]] = []
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spec = AreaSpec(row["code"], row["name"], AreaKind(row["kind"]), row["region"])
            by_code[spec.code] = spec
            by_code.update(dict.fromkeys(filter(None, row["former_codes"].split("|")), spec))
            if row["dfe_number"]:
                by_number[row["dfe_number"]] = spec
            if row["register_code"]:
                by_register[row["register_code"]] = spec
            later = bool(row["ended_on"]) or spec.kind is AreaKind.COMBINED
            named += [(later, plain_name(name), spec) for name in (spec.name, *row["other_names"].split("|")) if name]
    named.sort(key=lambda each: each[0])
    by_name: dict[str, AreaSpec] = {}
    for _, name, spec in named:
        by_name.setdefault(name, spec)
    return Places(by_code, by_number, by_name, by_register)


def places_with(own: Iterable[AreaSpec], small: SmallAreas | None = None) -> Places:
    """The places of the table and a partnership's own, which stand first; and the small areas that it holds."""
    listed, own, small = listed_places(), list(own), small or SmallAreas()
    held = (*small.elsewhere, *small.inside)
    if not own and not held and not small.own_code:
        return listed
    return Places(
        {**{spec.code: spec for spec in held}, **listed.by_code, **{spec.code: spec for spec in own}},
        listed.by_number,
        {**listed.by_name, **{plain_name(spec.name): spec for spec in own}},
        listed.by_register,
        {**_by_name(small.elsewhere), **_by_name(small.inside)},
        small.own_code,
        tuple(plain_name(spec.name) for spec in own if spec.code != small.own_code),
    )


def _by_name(specs: Iterable[AreaSpec]) -> dict[str, tuple[AreaSpec, ...]]:
    found: dict[str, tuple[AreaSpec, ...]] = {}
    for spec in specs:
        plain = plain_name(spec.name)
        found[plain] = (*found.get(plain, ()), spec)
    return found
