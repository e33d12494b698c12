"""The last act on a record of this shelf, for the foot of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.audit.queries import history_of
from quadrant.partnership.rules import may_look_inside
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address
from quadrant.web.design.records import HistoryLine

if TYPE_CHECKING:
    from django.db.models import Model


def last_act(request: HttpRequest, record: Model) -> HistoryLine | None:
    """Who last did what, with the way to the whole history; for those who commission."""
    acts = history_of(record) if may_look_inside(request.user) else []
    if not acts:
        return None
    page = address(request, "history", table=record._meta.db_table, number=record.pk)
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)
