"""Which indicators a file means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.terms import Definition


def indicators_meant(definitions: Sequence[Definition]) -> dict[str, int]:
    """The numbers of those that are here, by the key that the file has for them.

    A file that has only names means the one indicator that is called so, whatever its key. Two queries.
    """
    keys = {said.key: said for said in definitions}
    found = dict(Indicator.objects.filter(key__in=list(keys)).values_list("key", "pk"))
    named = [key for key, said in keys.items() if key not in found and said.name in ("", key)]
    called: dict[str, list[int]] = defaultdict(list)
    for name, number in Indicator.objects.filter(name__in=named).values_list("name", "pk"):
        called[name].append(number)
    return found | {name: numbers[0] for name, numbers in called.items() if len(numbers) == 1}


@dataclass(frozen=True)
class DefinitionsHere:
    """Of the indicators that a dictionary defines: the names of those that are new, of those that are here and would be
    described anew, and of new ones whose name another indicator has already."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    twice: tuple[str, ...]


def definitions_here(definitions: Sequence[Definition]) -> DefinitionsHere:
    """Two queries."""
    keys = {said.key: said.name or said.key for said in definitions}
    here = set(Indicator.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    new = [name for key, name in keys.items() if key not in here]
    twice = set(Indicator.objects.filter(name__in=new).values_list("name", flat=True))
    return DefinitionsHere(
        new=tuple(new),
        known=tuple(name for key, name in keys.items() if key in here),
        twice=tuple(name for name in new if name in twice),
    )
