"""Who must leave reads no exempt part: not on the report, nor by changing it, nor by bringing it again."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed
from quadrant.governance import commands
from quadrant.governance.terms import Exempt, ExemptParagraph, Proposed
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.factories.governance import draft, settle
from tests.factories.partnership import LONG_AGO, NOW, body, known, organisation, person

SECRET = Exempt("Harbour Door offers £38,500", ExemptParagraph.BUSINESS, "It would be worth less.")


def test_a_commissioner_who_must_leave_neither_changes_the_report_nor_brings_it_again(
    ardlebury: Partnership, client: Client
) -> None:
    door, clara = organisation("Harbour Door"), person("Clara", Role.COMMISSIONER)
    report = draft(body("Cabinet", chair=known("Chris")), exempt=SECRET, organisations=[door])
    address = f"/ardlebury/reports/{report.pk}/"
    client.force_login(clara)
    assert "£38,500" in client.get(f"{address}change/").content.decode()
    trustee = InterestKind.OTHER_REGISTRABLE
    declare_interest(
        person=clara, kind=trustee, nature="Trustee", organisation=door, from_on=LONG_AGO, by=clara, at=NOW
    )
    for page in ("change/", "again/", "submit/", "recommendations/new/"):
        assert client.get(address + page).status_code == 403
    assert "£38,500" not in client.get(address).content.decode()
    with pytest.raises(NotAllowed, match="nobody whose interest makes them leave"):
        commands.submit_report(report=report, by=clara, at=NOW)
    asked = Proposed("That the house be taken", DecisionKind.GATE)
    commands.add_recommendation(report=report, proposed=asked, by=report.author, at=NOW)
    final = settle(report)
    with pytest.raises(NotAllowed, match="nobody whose interest makes them leave"):
        commands.supersede_report(report=final, by=clara, at=NOW)
