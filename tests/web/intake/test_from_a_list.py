"""Who brings in a spreadsheet from a list begins with its kind."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.web.intake.giving import page_of, signed

LISTS = {
    "contracts/": (DatasetKind.CONTRACTS, Role.CONTRACT_MANAGER),
    "outside-tenders/": (DatasetKind.TENDERS, Role.CONTRACT_MANAGER),
    "spend/": (DatasetKind.SPEND, Role.CONTRACT_MANAGER),
    "organisations/": (DatasetKind.ORGANISATIONS, Role.ADMINISTRATOR),
    "people/": (DatasetKind.PEOPLE, Role.ADMINISTRATOR),
    "services/": (DatasetKind.SERVICES, Role.ANALYST),
    "funds/": (DatasetKind.BUDGETS, Role.FINANCE),
    "funds/monitoring/": (DatasetKind.MONITORING, Role.FINANCE),
    "meetings/": (DatasetKind.MEETINGS, Role.MONITORING_OFFICER),
}


@pytest.mark.parametrize(("page", "kind", "role"), [(page, *told) for page, told in LISTS.items()], ids=LISTS)
def test_a_list_leads_to_an_upload_of_its_own_kind(
    client: Client, ardlebury: Partnership, page: str, kind: DatasetKind, role: Role
) -> None:
    signed(client, "Ada", role)
    assert f'href="/ardlebury/uploads/new/?kind={kind.value}"' in page_of(client, f"/ardlebury/{page}")
