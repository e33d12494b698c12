"""How the lists of organisations, people, interests, reports, meetings and decisions get their rows."""

from __future__ import annotations

from quadrant.governance.commands import publish_decision
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories import agreements, governance
from tests.factories.cycle import cycle
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.lists import giving
from tests.web.lists.recipes import NAMES, Grown, recipe


@recipe("organisations")
def _organisations() -> Grown:
    for name in NAMES:
        organisation(name)
        yield administrator(), "organisations/"


@recipe("people")
def _people() -> Grown:
    for name in NAMES:
        person(name, Role.GROUP_MEMBER, organisation=organisation(f"{name} Trust"))
        yield administrator(), "people/?role=group_member"


@recipe("interests")
def _interests() -> Grown:
    for name in NAMES:
        giving.interest(known(name), organisation(f"{name} Trust"))
        yield known("Mona"), "interests/"


@recipe("public_interests")
def _public_interests() -> Grown:
    giving.publish_the_register()
    for name in NAMES:
        giving.interest(known(name), organisation(f"{name} Trust"))
        yield known("Nobody"), "interests/public"


@recipe("challenges")
def _challenges() -> Grown:
    families, peers = cycle(by=agreements.commissioner()), body("Peers", known("Winston"))
    for name in NAMES:
        giving.challenged(families, peers, name, known("Winston"))
        yield agreements.commissioner(), f"cycles/{families.pk}/challenges/"


@recipe("delegations")
def _delegations() -> Grown:
    for name in NAMES:
        body(name, known(name), kind=BodyKind.DELEGATE, powers={DecisionKind.AWARD: None})
        yield administrator(), "bodies/powers/"


@recipe("reports")
def _reports() -> Grown:
    board = agreements.cabinet()
    for name in NAMES:
        governance.ready_report(board, title=name)
        yield governance.proposer(), "reports/"


@recipe("meetings")
def _meetings() -> Grown:
    board = agreements.cabinet()
    for hour, name in enumerate(NAMES, start=9):
        governance.meet(board, governance.ready_report(board, title=name), at=NOW.replace(hour=hour))
        yield governance.proposer(), "meetings/"


@recipe("forward_plan")
def _forward_plan() -> Grown:
    executive = body("Cabinet", chair=known("Chris"), kind=BodyKind.EXECUTIVE)
    for name in NAMES:
        governance.announce(executive, title=name)
        yield governance.proposer(), "forward-plan/"


@recipe("decisions_public")
def _decisions_published() -> Grown:
    powers = {DecisionKind.GATE: None}
    for name in NAMES:
        made = governance.decided(body(name, known("Carol"), powers=powers), DecisionKind.GATE)
        publish_decision(resolution=made, by=administrator(), at=NOW)
        yield governance.proposer(), "decisions/public"


@recipe("decisions")
def _decisions() -> Grown:
    for name in NAMES:
        agreements.award(title=name)
        yield governance.proposer(), "decisions/"
