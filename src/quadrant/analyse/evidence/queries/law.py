"""The entries of law, policy and guidance that come with Quadrant."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from quadrant.analyse.evidence.terms import Exactness, Kind, NewEdition, Said

CHECK = "Check it before you rely on it."


@cache
def law_register() -> tuple[tuple[Kind, Said, NewEdition], ...]:
    """Each entry as an item of the library, with the edition that its link leads to."""
    text = (files("quadrant.analyse.evidence") / "law_register.yaml").read_text(encoding="utf-8")
    return tuple(_entry(each) for each in yaml.safe_load(text))


def _entry(said: dict[str, Any]) -> tuple[Kind, Said, NewEdition]:
    exact = isinstance(said["dated"], date)
    item = Said(
        title=said["title"],
        says=said["says"],
        issuer=said["issuer"],
        dated_on=said["dated"] if exact else date(said["dated"], 1, 1),
        dated_to=Exactness.DAY if exact else Exactness.YEAR,
        relevance=f"{said['relevance']} {CHECK}",
        reference=said.get("reference", ""),
        in_force_from=said.get("in_force_from"),
        in_force_until=said.get("in_force_until"),
    )
    return Kind(said["kind"]), item, NewEdition("As published", link=said["link"])
