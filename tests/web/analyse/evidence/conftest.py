"""A cycle of the trust's handbook, and the analyst who keeps the library."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from tests.factories import cycle as cycles
from tests.factories.needs import analyst


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(key="gateshead-2010")


@pytest.fixture
def anil(families: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client
