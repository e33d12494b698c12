"""Tenancy: every statement about a partnership's own tables runs within that partnership, or does not run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models.expressions import Func
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

from quadrant.audit.touched import Rows

Row = TypeVar("Row", bound=models.Model)


class NotWithin(RuntimeError):
    """A partnership's table was read outside `within(partnership)`: a defect."""


class AcrossPartnerships(ValueError):
    """A row was about to point at a row of another partnership."""


@dataclass
class Within:
    """The partnership entered, the day that holds there, and what was already asked about standing and settings."""

    partnership_id: int
    on: date
    standings: dict[int, Any] = field(default_factory=dict)
    remembered: dict[str, Any] = field(default_factory=dict)


_now: ContextVar[Within | None] = ContextVar("within", default=None)
_everywhere: ContextVar[str] = ContextVar("everywhere", default="")


def here() -> Within:
    """Where we are; raises outside a partnership."""
    now = _now.get()
    if now is None:
        raise NotWithin("no partnership has been entered")
    return now


@contextmanager
def within(partnership: Any, *, on: date | None = None) -> Iterator[Within]:
    """Enter a partnership (a row or its number), on a day (today where none is given)."""
    number = partnership if isinstance(partnership, int) else partnership.pk
    token = _now.set(Within(number, on or timezone.localdate()))
    try:
        yield here()
    finally:
        _now.reset(token)


@contextmanager
def everywhere(reason: str) -> Iterator[None]:
    """Read the tables of all partnerships: for maintenance and deployment-wide jobs only. Say why."""
    token = _everywhere.set(reason)
    try:
        yield
    finally:
        _everywhere.reset(token)


def staying(partnership: Any, lines: Iterable[Any]) -> Iterator[Any]:
    """Stream lines that are made after the request has left its partnership: each is made within it."""
    day, source = here().on, iter(lines)
    while True:
        with within(partnership, on=day):
            try:
                line = next(source)
            except StopIteration:
                return
        yield line


class OfCurrent(Func):
    """SQL: this row is of the partnership entered; decided when the statement is compiled, not when it is built."""

    conditional = True
    arity = 1
    output_field = models.BooleanField()

    def as_sql(self, compiler: SQLCompiler, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # one way for both databases
        if _everywhere.get():
            return "1 = 1", []
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} = %s", [*params, here().partnership_id]


class TenantRows(Rows):
    """The queryset of a partnership's own table."""


class TenantManager(models.Manager[Row]):
    """Reads and writes the rows of the partnership entered, and of no other."""

    _queryset_class = TenantRows

    _own: models.QuerySet[Row] | None = None

    def get_queryset(self) -> models.QuerySet[Row]:
        if self._hints or self._db:  # type: ignore[attr-defined]  # Django has it, its types leave it out
            return super().get_queryset().filter(OfCurrent("partnership_id"))
        if self._own is None:
            self._own = super().get_queryset().filter(OfCurrent("partnership_id"))
        return self._own.all()  # asked of the partnership that is entered when it is read, so it can be kept

    def sum_for(self, owner: str, what: str) -> models.Subquery:
        """SQL: the sum of `what` over these rows that belong to an `owner`, for a query of owners.

        A sum over a join would group the owners by every column they are read with, which takes longer than the sum.
        """
        own = self.get_queryset().filter(**{owner: models.OuterRef("pk")}).order_by().values(owner)
        return models.Subquery(own.annotate(sum_for=models.Sum(what)).values("sum_for"))


class OfPartnership(models.Model):
    """A row of one partnership. It takes the partnership entered, and points only at rows of the same one."""

    partnership = models.ForeignKey("partnership.Partnership", on_delete=models.PROTECT, related_name="+")

    objects: TenantManager[Any] = TenantManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if getattr(self, "partnership_id", None) is None:
            self.partnership_id = here().partnership_id
        self._refuse_across()
        super().save(*args, **options)

    def _refuse_across(self) -> None:
        for key in tenant_keys(type(self)):
            number = getattr(self, key.attname)
            if number is None:
                continue
            if key.is_cached(self):
                theirs = getattr(self, key.name).partnership_id
            else:
                theirs = (
                    key.related_model._base_manager.filter(pk=number).values_list("partnership_id", flat=True).first()
                )
            if theirs is not None and theirs != self.partnership_id:
                raise AcrossPartnerships(f"{type(self).__name__}.{key.name} points into another partnership")


def tenant_keys(model: type[models.Model]) -> list[Any]:
    """The foreign keys of `model` that point at partnerships' own tables."""
    return [
        key
        for key in model._meta.concrete_fields
        if isinstance(key, models.ForeignKey) and issubclass(key.related_model, OfPartnership)
    ]
