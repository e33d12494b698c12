"""Which indicators a file means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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
