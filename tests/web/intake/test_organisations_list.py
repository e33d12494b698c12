"""A partnership brings in its list of organisations: both numbers of each are kept, and what is not kept is told before
anybody says yes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.audit.verify import faults
from quadrant.partnership import commands
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, Role
from tests.conftest import NOW
from tests.factories.partnership import administrator, organisation
from tests.web.intake.giving import confirmed, given, page_of, signed, taken, text

HEADERS = ("Organisation", "Charity no.", "Company no.", "Legal form", "Main contact", "Tel")
MIND = ("Mind in Ardlebury", "1090950", "08124547", "Co. ltd by guarantee & charity", "Jo Bell", "01632 960765")
THIRDWAY = ("Thirdway Works", "1139770", "06968158", "Trust", "Sue Pryce", "")
TOTAL = ("Total organisations", "2", "", "", "", "")


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    return signed(client, "Carla", Role.CONTRACT_MANAGER)


def numbers() -> dict[str, list[str]]:
    held = Organisation.objects.prefetch_related("further_numbers")
    return {one.name: [f"{scheme} {number}" for scheme, number in one.numbers] for one in held if one.numbers}


def numbered(name: str, scheme: IdentifierScheme, identifier: str) -> Organisation:
    return commands.add_organisation(
        name=name, kind=OrganisationKind.VCS, scheme=scheme, identifier=identifier, by=administrator(), at=NOW
    )


def test_both_numbers_of_each_are_kept_shown_and_found(client: Client, carla: Any) -> None:
    page = page_of(client, address := given(client, text(HEADERS, [MIND, THIRDWAY, TOTAL]), name="Partners"))
    assert "2 organisations, 2 with a public number" in page
    assert "Left out: row of totals 4" in page
    assert "Main contact" in page
    confirmed(client, address)
    assert numbers() == {
        "Mind in Ardlebury": ["GB-CHC 1090950", "GB-COH 08124547"],
        "Thirdway Works": ["GB-CHC 1139770", "GB-COH 06968158"],
    }
    assert list(faults()) == []
    assert "GB-CHC 1090950; GB-COH 08124547" in page_of(client, "/ardlebury/organisations/")
    found = page_of(client, "/ardlebury/organisations/?q=08124547")
    assert "Mind in Ardlebury" in found
    assert "Thirdway Works" not in found
    mind = Organisation.objects.get(name="Mind in Ardlebury")
    assert "GB-COH 08124547" in page_of(client, f"/ardlebury/organisations/{mind.pk}/")
    assert "Nothing changes" in page_of(client, given(client, text(HEADERS, [MIND, THIRDWAY]), name="Partners"))


def test_a_later_list_adds_the_number_that_was_not_held(client: Client, carla: Any) -> None:
    held = numbered("Mind", IdentifierScheme.CHARITY, "1090950")
    page = page_of(client, address := given(client, text(HEADERS, [("Mind", *MIND[1:])])))
    assert "Changed: 1 field of 1 organisation" in page
    assert "GB-COH 08124547" in page
    confirmed(client, address)
    assert numbers() == {"Mind": ["GB-CHC 1090950", "GB-COH 08124547"]}
    taken(client, text(HEADERS, [("Mind (Ardlebury)", "", "08124547", "", "", "")]))
    held.refresh_from_db()
    assert held.name == "Mind (Ardlebury)"  # known again by its second number


def test_numbers_that_are_not_kept_are_told_before_and_after(client: Client, carla: Any) -> None:
    numbered("Mind in Ardlebury", IdentifierScheme.COMPANY, "08124548")
    numbered("Lantern House", IdentifierScheme.COMPANY, "06968158")
    numbered("Thirdway Works", IdentifierScheme.CHARITY, "1139770")
    page = page_of(client, address := given(client, text(HEADERS, [MIND, THIRDWAY])))
    assert "Not added: GB-COH 08124547 of “Mind in Ardlebury”, since GB-COH 08124548 is held." in page
    assert "Not added: GB-COH 06968158 of “Thirdway Works”, since it is the number of Lantern House." in page
    confirmed(client, address)
    assert numbers() == {
        "Mind in Ardlebury": ["GB-COH 08124548", "GB-CHC 1090950"],
        "Lantern House": ["GB-COH 06968158"],
        "Thirdway Works": ["GB-CHC 1139770"],
    }


def test_an_administrator_writes_further_numbers_on_the_page(client: Client, ardlebury: Partnership) -> None:
    client.force_login(administrator())
    one = organisation("Mind")
    address = f"/ardlebury/organisations/{one.pk}/change/"
    said = {"name": "Mind", "kind": "vcs", "scheme": "GB-CHC", "identifier": "1090950"}
    refused = client.post(address, {**said, "further": "08124547"})
    assert "Write a code such as GB-COH, a space and the number" in refused.content.decode()
    assert client.post(address, {**said, "further": "gb-coh 08124547; GB-NHS Q99"}).status_code == 302
    assert numbers() == {"Mind": ["GB-CHC 1090950", "GB-COH 08124547", "GB-NHS Q99"]}
    assert "GB-COH 08124547; GB-NHS Q99" in page_of(client, address)
