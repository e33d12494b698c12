"""Areas and indicators that an import names: those known are found, those new are added, inside its act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quadrant.analyse.outcomes.models import Area, Indicator
from quadrant.analyse.outcomes.queries import indicators_meant
from quadrant.analyse.outcomes.terms import AreaSpec, Definition, Method, Polarity
from quadrant.audit.straight import write_straight
from quadrant.audit.touched import touch
from quadrant.partnership.within import here

# Words of a definition, as they are called in the table.
SAID = (
    "name",
    "topic",
    "also_under",
    "unit",
    "polarity",
    "method",
    "source",
    "frequency",
    "definition",
    "methodology",
    "link",
    "decimals",
    "updated_on",
    "next_on",
)


AT_ONCE = 5_000


def areas_numbered(specs: Sequence[AreaSpec]) -> dict[str, int]:
    """The number of each area by its code; areas of the country not listed yet are added for the deployment."""
    codes = {spec.code: spec for spec in specs}
    known = _areas_known(codes)
    missing = [spec for code, spec in codes.items() if code not in known]
    if missing:
        rows = [(spec.code, spec.name, spec.kind.value, spec.region) for spec in missing]
        write_straight(Area, ("code", "name", "kind", "region"), iter([rows]))
        known = _areas_known(codes)
        for spec in missing:
            touch(Area, known[spec.code], created=True)
    return known


def _areas_known(codes: Iterable[str]) -> dict[str, int]:
    """The numbers of those listed; the small areas of a country are more than a statement may name at once."""
    asked, known = list(codes), dict[str, int]()
    for start in range(0, len(asked), AT_ONCE):
        known |= Area.objects.coded(asked[start : start + AT_ONCE]).values_list("code", "pk")
    return known


def indicators_numbered(definitions: Sequence[Definition]) -> dict[str, int]:
    """The number of each indicator by its key. New ones take every word given; known ones are left as they are."""
    keys = {definition.key: definition for definition in definitions}
    known = indicators_meant(definitions)
    new = [_made(definition) for key, definition in keys.items() if key not in known]
    if new:
        Indicator.objects.bulk_create(new)
        known = indicators_meant(definitions)
    return known


def define(definitions: Sequence[Definition]) -> tuple[int, int]:
    """Add the indicators that are new and complete those known; how many of each. Empty words blank nothing.

    Whether a value counts people follows from how it is made, so what is hidden must then be decided anew."""
    keys = {definition.key: definition for definition in definitions}
    found = {indicator.key: indicator for indicator in Indicator.objects.select_for_update().filter(key__in=keys)}
    changed = []
    for key, indicator in found.items():
        said = _said(keys[key])
        if any(getattr(indicator, name) != value for name, value in said.items()):
            if said.get("method", indicator.method) != indicator.method:
                indicator.small_counts = indicator.small_groups = True
                indicator.hiding_decided = False
            for name, value in said.items():
                setattr(indicator, name, value)
            changed.append(indicator)
    if changed:
        Indicator.objects.bulk_update(
            changed, (*SAID, "small_counts", "small_groups", "hiding_decided"), batch_size=200
        )
    new = [_made(definition) for key, definition in keys.items() if key not in found]
    Indicator.objects.bulk_create(new)
    return len(new), len(found)


def _said(definition: Definition) -> dict[str, object]:
    """The words that the definition has something to say in."""
    given = {name: getattr(definition, name) for name in SAID}
    return {name: value for name, value in given.items() if value not in ("", None)}


def _made(definition: Definition) -> Indicator:
    usual = {"name": definition.key, "polarity": Polarity.NEITHER, "method": Method.OTHER}
    return Indicator(partnership_id=here().partnership_id, key=definition.key, **{**usual, **_said(definition)})
