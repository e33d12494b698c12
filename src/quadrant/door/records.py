"""Which records have a history page, and who may see it: whoever may see the record's own page."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.db import models

from quadrant.door.routes import ROUTES, Route
from quadrant.partnership.rules import may_see_audit
from quadrant.partnership.within import OfPartnership


@cache
def _tables() -> dict[str, type[OfPartnership]]:
    return {model._meta.db_table: model for model in apps.get_models() if issubclass(model, OfPartnership)}


# Records that are read on a page of another name: the page, and where the number in its address stands.
READ_ON = {
    "criteriaset": ("criteria", "pk"),
    "panel": ("panel", "criteria_set_id"),
    "ranking": ("ranking", "agreed.criteria_set_id"),
}


def _page_of(record: models.Model) -> tuple[Route | None, Any]:
    """The page on which a record is read, which by custom has the name of its table, and the number in its address."""
    own = str(record._meta.model_name)
    name, field = READ_ON.get(own, (own, "pk"))
    route = ROUTES.get(name)
    return (route if route is not None and route.of is not None else None), attrgetter(field)(record)


def record_for_history(person: Any, table: str, number: int) -> models.Model | None:
    """The record, if it is one of the partnership entered and this person may see its page (or the whole audit)."""
    model = _tables().get(table)
    if model is None:
        return None
    record: models.Model | None = model.objects.filter(pk=number).first()
    if record is None or may_see_audit(person):
        return record
    page, at = _page_of(record)
    row = page.of(at) if page is not None and page.of is not None else None
    return record if page is not None and row is not None and page.see(person, row) else None
