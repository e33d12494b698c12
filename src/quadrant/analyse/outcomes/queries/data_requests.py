"""Data asked of partners, and what came."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.outcomes.models import DataReceived, DataRequest


def data_requests() -> Any:
    """Every request with its state, what it is about and what came, the soonest due first."""
    rows = DataRequest.objects.with_state().select_related("organisation", "cycle", "asked_by", "withdrawn_by")
    return rows.prefetch_related("subjects", "received__received_by")


def data_request_numbered(number: int) -> DataRequest | None:
    found: DataRequest | None = data_requests().filter(pk=number).first()
    return found


def data_received_numbered(number: int) -> DataReceived | None:
    found: DataReceived | None = DataReceived.objects.select_related("request").filter(pk=number).first()
    return found
