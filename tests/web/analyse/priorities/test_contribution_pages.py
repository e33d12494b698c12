"""Groups with lead, focus and priorities, and what each adds to the priorities that cut across: one matrix."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import Addition
from quadrant.analyse.priorities.models import CrossCutting, GroupContribution, PrioritySponsor
from quadrant.analyse.priorities.terms import Strength
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.partnership.commands import Wording, write_terms
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.rules import forget_standing
from quadrant.partnership.terms import BodyKind, Role
from tests.factories import priorities
from tests.factories.cycle import cycle
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, person

NAMES = ("Children", "Environment", "Health", "Homes", "Safer", "Skills")


@pytest.fixture
def groups(ardlebury: Partnership) -> list[Body]:
    made = []
    for name in NAMES:
        chair = person(f"Chair of {name}", Role.GROUP_MEMBER)
        group = body(f"{name} group", chair=chair, kind=BodyKind.DELIVERY_GROUP)
        wording = Wording(f"Work on {name.lower()}.")
        write_terms(body=group, wording=wording, from_on=LONG_AGO, review_on=None, by=administrator(), at=NOW)
        made.append(group)
    forget_standing()
    return made


def cross(title: str = "Help before a crisis") -> CrossCutting:
    return commands.add_cross_cutting(title=title, why="All pay for it.", by=priorities.commissioner(), at=NOW)


def test_hfd_045_six_groups_stand_in_the_matrix_with_lead_focus_priorities_and_contributions(
    groups: list[Body], client: Client
) -> None:
    cycle(by=priorities.commissioner())
    client.force_login(priorities.commissioner())
    sent = client.post("/ardlebury/priorities/cross-cutting/new/", {"title": "Help early", "why": "All pay for it."})
    assert sent.status_code == 302
    made = CrossCutting.objects.get()
    families = priorities.judged(cycle("Round", by=priorities.commissioner()), "Ready for school", 3, 3, 3, 3)
    client.force_login(known("Chair of Children"))
    said = {"priorities": [str(families.pk)], f"strength_{made.pk}": "leads", f"how_{made.pk}": "Speech checks at two."}
    assert client.post(f"/ardlebury/priorities/groups/{groups[0].pk}/", said).status_code == 302
    page = client.get("/ardlebury/priorities/groups/").content.decode()
    for name in NAMES:
        for shown in (f"{name} group", f"Chair of {name}", f"Work on {name.lower()}."):
            assert shown in page
    assert page.index("Children group") < page.index("Ready for school") < page.index("Leads on it")
    assert "Speech checks at two." in page
    assert PrioritySponsor.objects.get().body == groups[0]


def test_what_is_added_is_changed_and_taken_back_and_typed_words_stay(groups: list[Body], client: Client) -> None:
    made = cross()
    client.force_login(known("Chair of Children"))
    address = f"/ardlebury/priorities/groups/{groups[0].pk}/"
    refused = client.post(address, {f"strength_{made.pk}": "touches", f"how_{made.pk}": " "})
    assert (refused.status_code, "Say in words what the group adds." in refused.content.decode()) == (409, True)
    client.post(address, {f"strength_{made.pk}": "touches", f"how_{made.pk}": "A little."})
    assert GroupContribution.objects.get().how == "A little."
    client.post(address, {f"strength_{made.pk}": "", f"how_{made.pk}": "A little."})
    assert not GroupContribution.objects.exists()


def test_a_priority_has_one_group_and_chairs_speak_for_their_own(groups: list[Body], client: Client) -> None:
    one = priorities.judged(cycle(by=priorities.commissioner()), "Ready for school", 3, 3, 3, 3)
    said: dict[str, Any] = {"priorities": [one], "adds": {}, "at": NOW}
    commands.say_contribution(body=groups[0], by=known("Chair of Children"), **said)
    with pytest.raises(Refusal, match="Another group already answers for this priority"):
        commands.say_contribution(body=groups[1], by=known("Chair of Environment"), **said)
    with pytest.raises(NotAllowed):
        commands.say_contribution(body=groups[1], by=known("Chair of Children"), **said)
    client.force_login(known("Chair of Children"))
    assert client.get(f"/ardlebury/priorities/groups/{groups[1].pk}/").status_code == 403
    assert client.get("/ardlebury/priorities/cross-cutting/new/").status_code == 404


def test_the_matrix_asks_as_often_for_six_groups_as_for_one(
    groups: list[Body], client: Client, django_assert_max_num_queries: Any
) -> None:
    added = {cross(): Addition(Strength.CONTRIBUTES, "A little.")}
    for group in groups:
        commands.say_contribution(body=group, priorities=[], adds=added, by=priorities.commissioner(), at=NOW)
    client.force_login(known("Chair of Children"))
    client.get("/ardlebury/bodies/")
    with django_assert_max_num_queries(12):
        assert client.get("/ardlebury/priorities/groups/").status_code == 200
