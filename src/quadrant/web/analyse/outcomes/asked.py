"""What an address asks for, with what stands where it asks for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area


def area_asked(request: HttpRequest, areas: Sequence[Area]) -> Area | None:
    """The area asked for, else the partnership's, else the first with a figure."""
    asked: Any = request
    by_code = {area.code: area for area in areas}
    own = by_code.get(asked.partnership.area_code)
    return by_code.get(request.GET.get("area", "")) or own or next(iter(areas), None)
