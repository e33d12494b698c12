"""No write to a table of ours outside an act: a wrapper round every statement that Django sends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from quadrant.audit.touched import ROOT, acting, is_covered

WRITE = re.compile(r'^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
_opened: ContextVar[str] = ContextVar("opened", default="")


class WriteOutsideAct(RuntimeError):
    """Code tried to change one of our tables without an act: a defect, never a person's mistake."""


@contextmanager
def unrecorded(reason: str) -> Iterator[None]:
    """Let statements through without an act. For the chain itself, counters of jobs, and test flushes; say why."""
    token = _opened.set(reason)
    try:
        yield
    finally:
        _opened.reset(token)


@cache
def our_tables() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith(ROOT) and is_covered(model)
    )


def _guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    written = WRITE.match(sql)
    if written and written[1] in our_tables() and not _opened.get() and acting.get() is None:
        raise WriteOutsideAct(f"{written[1]} was about to be written outside an act")
    return execute(sql, params, many, context)


def _on_connection(sender: type[BaseDatabaseWrapper], connection: BaseDatabaseWrapper, **_: Any) -> None:
    if _guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(_guard)


def _migrating(**_: Any) -> None:
    _opened.set("a migration")


def _migrated(**_: Any) -> None:
    _opened.set("")


def stand() -> None:
    """Guard every connection from now on, except while migrations run."""
    pre_migrate.connect(_migrating, dispatch_uid="quadrant.audit.migrating")
    post_migrate.connect(_migrated, dispatch_uid="quadrant.audit.migrated")
    connection_created.connect(_on_connection, dispatch_uid="quadrant.audit.guard")
