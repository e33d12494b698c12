"""The toolbox: every tool of every framework, by quadrant and scale, with its origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Level, Quadrant
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Filter, Table

if TYPE_CHECKING:
    from quadrant.cycle.models import FrameworkVersion


def tools_table(request: HttpRequest, versions: Sequence[FrameworkVersion]) -> Table[Any]:
    """Rows are pairs of a tool and the version that brings it."""
    rows = [(tool, version) for version in versions for tool in framework_of(version).tools]
    return Table(
        name="tools",
        caption="Tools and templates",
        one="tool",
        rows=rows,
        columns=[
            Column("name", "Tool", lambda row: row[0].name),
            Column("for", "Used to", lambda row: words.listing(quadrant.value for quadrant in row[0].quadrants)),
            Column("scale", "Scale", lambda row: words.listing(level.value for level in row[0].scale) or "Any"),
            Column("what", "What it is", lambda row: row[0].text or "–"),
            Column("origin", "Origin", lambda row: row[0].origin),
            Column("licence", "Licence", lambda row: row[0].licence or "–"),
            Column("adaptations", "Adapted", lambda row: row[0].adaptations or "–"),
            Column(
                "framework",
                "Framework",
                lambda row: f"{row[1].title}, {framework_of(row[1]).publisher}",
                address=lambda row: address(request, "framework", number=row[1].pk),
            ),
        ],
        order="name",
        filters=[
            Filter(
                "quadrant",
                "Quadrant",
                [(quadrant.value, quadrant.value.capitalize()) for quadrant in Quadrant],
                matches=lambda row, value: value in row[0].quadrants,
            ),
            Filter(
                "scale",
                "Scale",
                [(level.value, level.value.capitalize()) for level in Level],
                matches=lambda row, value: not row[0].scale or value in row[0].scale,
            ),
        ],
        search=("any",),
        empty=Empty("No framework here brings a tool."),
    )
