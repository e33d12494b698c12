"""Whose tries are counted: behind a proxy its word for the peer, without one the peer itself, whatever it claims."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from quadrant.door.request import client_address


@pytest.mark.parametrize(
    ("behind_proxy", "said", "counted"),
    [
        (False, "203.0.113.7", "127.0.0.1"),
        (True, "203.0.113.7", "203.0.113.7"),
        (True, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (True, "", "127.0.0.1"),
    ],
)
def test_the_address_that_tries_are_counted_against(
    rf: RequestFactory, settings: Any, behind_proxy: bool, said: str, counted: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    assert client_address(rf.get("/sign-in", headers={"x-forwarded-for": said})) == counted
