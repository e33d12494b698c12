"""Canonical text and digests: the same row gives the same digest on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models


def plain(value: Any) -> Any:
    """A field's value as JSON can hold it, without loss and in one way only."""
    if value is None or isinstance(value, bool | int | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    if isinstance(value, Mapping | list | tuple):
        return json.loads(json.dumps(value, sort_keys=True, default=str))
    return str(value)


# Made once: an encoder for each of many thousand rows takes longer than the encoding.
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(content: Any) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8."""
    return _ENCODER.encode(content).encode()


def digest(content: Any) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def seal(partnership: int, sequence: int, line_hash: str) -> str:
    """The mark that only this deployment's secret can make on the head of a chain."""
    key = hashlib.sha256(b"quadrant audit head" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, canonical([partnership, sequence, line_hash]), hashlib.sha256).hexdigest()


def audited_fields(model: type[models.Model]) -> list[str]:
    """The columns of `model` that its digest covers."""
    ignored = getattr(model, "audit_ignores", ())
    return [field.attname for field in model._meta.concrete_fields if field.attname not in ignored]


def row_values(model: type[models.Model], row: Mapping[str, Any]) -> dict[str, Any]:
    """The audited values of one row; fields in `audit_hides` stand only as a digest."""
    hidden = getattr(model, "audit_hides", ())
    return {name: digest(plain(value)) if name in hidden and value else plain(value) for name, value in row.items()}


def digest_of_many(rows: Iterable[tuple[Any, ...]]) -> str:
    """One digest of many rows in the order given (tables whose rows come and go in bulk)."""
    whole = hashlib.sha256()
    for row in rows:
        whole.update(repr(tuple(map(plain, row))).encode())
    return whole.hexdigest()
