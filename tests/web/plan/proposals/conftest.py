"""Who runs the calls of these pages."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.partnership.models import Partnership
from tests.factories.proposals import clara


@pytest.fixture
def clara_in(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(clara())
    return client
