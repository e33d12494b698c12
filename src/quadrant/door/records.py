"""Which records have a history page, and who may see it: whoever may see the record's own page."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from quadrant.door.routes import ROUTES, Route
from quadrant.partnership.rules import may_see_audit
from quadrant.partnership.within import OfPartnership


@cache
def _tables() -> dict[str, type[OfPartnership]]:
    return {model._meta.db_table: model for model in apps.get_models() if issubclass(model, OfPartnership)}


def _page_of(model: type[models.Model]) -> Route | None:
    """The page of a record of this table: the route that gives it under its own name."""
    name = model._meta.model_name
    return next((route for route in ROUTES.values() if route.name == name and route.of is not None), None)


def record_for_history(person: Any, table: str, number: int) -> models.Model | None:
    """The record, if it is one of the partnership entered and this person may see its page (or the whole audit)."""
    model = _tables().get(table)
    if model is None:
        return None
    page = _page_of(model)
    if page is not None and page.of is not None:
        row = page.of(number)
        if row is not None and (page.see(person, row) or may_see_audit(person)):
            found: models.Model = row
            return found
        return None
    return model.objects.filter(pk=number).first() if may_see_audit(person) else None
