"""Petitions and their scheme, as those who answer them would record them."""

from __future__ import annotations

from datetime import date
from typing import Any

from quadrant.engagement import commands
from quadrant.engagement.commands import Promises, Received
from quadrant.engagement.models import Petition, PetitionScheme
from quadrant.engagement.terms import PetitionWay
from quadrant.partnership.models import Person
from quadrant.partnership.terms import Role
from tests.factories.governance import holding
from tests.factories.partnership import NOW


def monitor() -> Person:
    """Mona, the monitoring officer, who sets the scheme and answers petitions."""
    return holding("Mona", Role.MONITORING_OFFICER)


def scheme(**more: Any) -> PetitionScheme:
    """Debate at 1,500, evidence at 750, an answer in 15 working days."""
    given: dict[str, Any] = {
        "starts_on": date(2026, 4, 1),
        "debate_at": 1500,
        "answer_within": 15,
        "basis": "Council of 4 March 2026",
        "evidence_at": 750,
        **more,
    }
    return commands.set_petition_scheme(promises=Promises(**given), by=monitor(), at=NOW)


def petition(title: str = "Keep the Saturday club", **more: Any) -> Petition:
    given: dict[str, Any] = {
        "asks": "Keep the club at Moor Lane open.",
        "way": PetitionWay.PAPER,
        "received_on": date(2026, 11, 2),
        "signed": 1620,
        "organiser": "Petra Lead",
        "contact": "petra@example.org",
        **more,
    }
    return commands.receive_petition(received=Received(title=title, **given), by=monitor(), at=NOW)


def checked(of: Petition, counted: int) -> Petition:
    how = "Addresses compared with the register"
    return commands.check_signatures(petition=of, counted=counted, how=how, by=monitor(), at=NOW)
