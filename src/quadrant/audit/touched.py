"""Which rows an act has touched, noticed by themselves: saves, deletions and the bulk writes of `Rows`."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Exact
from django.db.models.signals import post_delete, post_save
from django.db.models.sql.where import AND

ROOT = "quadrant."


@dataclass
class Entry:
    """One act under way: its name, what it is about once done, and the rows it touched (True: created by it)."""

    action: str
    about: models.Model | None = None
    sentence: str = ""
    rows: dict[tuple[type[models.Model], str], bool] = field(default_factory=dict)


@dataclass
class Acting:
    """The outermost act and those that it called; rows belong to the innermost."""

    entries: list[Entry] = field(default_factory=list)
    open: list[Entry] = field(default_factory=list)


acting: ContextVar[Acting | None] = ContextVar("acting", default=None)


def is_ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith(ROOT) and model._meta.app_label != "audit"


def is_covered(model: type[models.Model]) -> bool:
    """Counters and signs of life say `audit_not_covered`: no person's act changes them."""
    return not getattr(model, "audit_not_covered", False)


def our_models() -> list[type[models.Model]]:
    """Every table of ours that the chain covers."""
    return [model for model in apps.get_models(include_auto_created=True) if is_ours(model) and is_covered(model)]


def bulk_key(model: type[models.Model]) -> str | None:
    """The column by which rows of a bulk table are digested together, or None for a table digested row by row."""
    return getattr(model, "audited_in_bulk_by", None)


def touch(model: type[models.Model], row: Any, *, created: bool = False) -> None:
    """Note that the act under way wrote this row (for a bulk table: this group of rows)."""
    now = acting.get()
    if now is not None and now.open and is_ours(model) and is_covered(model):
        rows = now.open[-1].rows
        rows[(model, str(row))] = rows.get((model, str(row)), False) or created


def _saved(sender: type[models.Model], instance: models.Model, created: bool, **_: Any) -> None:
    key = bulk_key(sender)
    touch(sender, getattr(instance, key) if key else instance.pk, created=created and not key)


def _deleted(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    key = bulk_key(sender)
    touch(sender, getattr(instance, key) if key else instance.pk)


def listen() -> None:
    post_save.connect(_saved, dispatch_uid="quadrant.audit.saved")
    post_delete.connect(_deleted, dispatch_uid="quadrant.audit.deleted")


class Rows(models.QuerySet[Any]):
    """The queryset of every table of ours: its bulk writes are noticed too."""

    def _touch_all(self) -> None:
        key = bulk_key(self.model)
        column = key or "pk"
        found: Iterable[Any] = self.order_by().values_list(column, flat=True)
        for row in found.distinct() if key else found:  # type: ignore[attr-defined]  # a queryset, told as iterable
            touch(self.model, row)

    def first(self) -> Any | None:
        """As Django's; a row asked for by its number is the only one, so no order is made for it (it costs time)."""
        return next(iter(self.order_by()[:1]), None) if self._by_number() else super().first()

    def _by_number(self) -> bool:
        where, own = self.query.where, self.query.base_table
        if where.negated or where.connector != AND or self.query.is_sliced:
            return False
        columns = (each.lhs for each in where.children if isinstance(each, Exact) and isinstance(each.lhs, Col))
        return any(column.target.primary_key and column.alias == own for column in columns)

    def update(self, **changes: Any) -> int:
        if acting.get() is not None:
            self._touch_all()
        return super().update(**changes)

    update.alters_data = True  # type: ignore[attr-defined]  # Django's mark for templates

    def delete(self) -> tuple[int, dict[str, int]]:
        if bulk_key(self.model) is None:
            return super().delete()
        self._touch_all()
        rows: Any = self.all()
        gone: int = rows._raw_delete(self.db)
        return gone, {self.model._meta.label: gone}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        made = super().bulk_create(objs, *args, **options)
        key = bulk_key(self.model)
        for row in {getattr(one, key) for one in made} if key else [one.pk for one in made]:
            touch(self.model, row, created=not key)
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        rows = list(objs)
        for one in rows:
            touch(self.model, one.pk)
        return super().bulk_update(rows, fields, batch_size)
