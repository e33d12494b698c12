"""The organisations known here, by their public numbers and their names, and what a file would change in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from quadrant.audit.terms import Difference, Differences
from quadrant.partnership.models import Organisation
from quadrant.partnership.queries.alike import asked_whether
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, OrganisationLine, plain_words

MOST_NAMED = 20


@dataclass(frozen=True, eq=False)
class KnownOrganisations:
    by_number: dict[tuple[str, str], Organisation]
    by_name: dict[str, Organisation]

    def of(self, line: OrganisationLine) -> Organisation | None:
        """By a public number, else by the exact name, whatever its case."""
        numbered = (self.by_number.get((scheme.value, number)) for scheme, number in line.numbers)
        return next((one for one in numbered if one is not None), None) or self.by_name.get(plain_words(line.name))

    def asked(self, new: Sequence[str]) -> list[str]:
        """Which of the new names is nearly one that is here, as questions."""
        return asked_whether(new, [one.name for one in self.by_name.values()])

    def numbers_told(self, held: Organisation, line: OrganisationLine) -> NumbersTold:
        """Each list has one number of an organisation: a number is added where none of its list is held, never put in
        place of one, and never given to a second organisation."""
        has, told = dict(held.numbers), NumbersTold()
        for scheme, number in line.numbers:
            other = self.by_number.get((scheme.value, number))
            if has.get(scheme.value) == number:
                continue
            if scheme.value in has:
                told.not_added.append((scheme, number, f"{scheme.value} {has[scheme.value]} is held"))
            elif other is not None and other.pk != held.pk:
                told.not_added.append((scheme, number, f"it is the number of {other.name}"))
            else:
                has[scheme.value] = number
                told.added.append((scheme, number))
        return told


@dataclass
class NumbersTold:
    """Of the numbers that a line gives, those that are added, and those that are not with why."""

    added: list[tuple[IdentifierScheme, str]] = field(default_factory=list)
    not_added: list[tuple[IdentifierScheme, str, str]] = field(default_factory=list)


def organisations_known() -> KnownOrganisations:
    listed = list(Organisation.objects.order_by("-pk").prefetch_related("further_numbers"))
    return KnownOrganisations(
        {number: one for one in listed for number in one.numbers},
        {plain_words(one.name): one for one in listed},
    )


def organisation_differences(lines: Sequence[OrganisationLine]) -> Differences:
    """What the lines would add and change. Nothing is written; organisations that they leave out stay as they are."""
    known = organisations_known()
    found = [(known.of(line), line) for line in lines]
    numbers = [(line.name, known.numbers_told(one, line)) for one, line in found if one is not None]
    changed = [told_anew(one, line, known) for one, line in found if one is not None]
    added = tuple(line.name for one, line in found if one is None)
    return Differences(
        added=added,
        changed=tuple(each for several in changed for each in several),
        same=sum(not several for several in changed),
        notes=(
            *_numbers_not_added(numbers),
            *kinds_of_new([line.usual_kind for one, line in found if one is None]),
            *known.asked(added),
        ),
    )


def kinds_of_new(kinds: Sequence[OrganisationKind]) -> list[str]:
    """Of which kind the new ones would be, in a sentence, the most first."""
    counted = sorted(Counter(kinds).items(), key=lambda pair: (-pair[1], pair[0].label))
    told = ", ".join(f"{kind.label} {number:,}" for kind, number in counted)
    return [f"Kinds of the new organisations: {told}."] if told else []


def _numbers_not_added(numbers: Sequence[tuple[str, NumbersTold]]) -> list[str]:
    told = [
        f"Not added: {scheme.value} {number} of “{name}”, since {why}."
        for name, found in numbers
        for scheme, number, why in found.not_added
    ]
    more = len(told) - MOST_NAMED
    return [*told[:MOST_NAMED], *([f"Nor are {more:,} more numbers, since others are held."] if more > 0 else [])]


def told_anew(held: Organisation, line: OrganisationLine, known: KnownOrganisations) -> list[Difference]:
    """The fields that the line tells otherwise."""
    pairs: list[tuple[str, object, object]] = []
    if plain_words(held.name) != plain_words(line.name):
        pairs.append(("Name", held.name, line.name))
    if (kind := line.kind_for(held.kind)) != held.kind:
        pairs.append(("Kind", OrganisationKind(held.kind).label, kind.label))
    pairs += [("Number", "", f"{scheme.value} {number}") for scheme, number in known.numbers_told(held, line).added]
    if line.is_partner is not None and line.is_partner != held.is_partner:
        pairs.append(("Partner", held.is_partner, line.is_partner))
    return [Difference(held.name, *pair) for pair in pairs]
