"""Rows GCT-103 to GCT-105: what is bought, and what it costs, is shown and filtered by tier."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.cycle.terms import Tier
from quadrant.partnership.models import Partnership
from tests.factories import agreements as made
from tests.factories.cycle import cycle


@pytest.mark.parametrize("tier", Tier)
def test_agreements_are_filtered_by_tier(ardlebury: Partnership, client: Client, tier: Tier) -> None:
    client.force_login(made.commissioner())
    running = cycle(key="hsp-2009", by=made.commissioner(), tier=tier)
    made.draft(running)
    for asked in Tier:
        page = client.get(f"/ardlebury/agreements/?tier={asked.value}").content.decode()
        assert ("Family support" in page) == (asked == tier)
    page = client.get("/ardlebury/agreements/").content.decode()
    assert f"<span>{tier.value.capitalize()}</span></td>" in page
    assert "£100,000" in page
