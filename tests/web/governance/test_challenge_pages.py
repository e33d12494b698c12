"""A body that does not own a cycle challenges it as a peer; each point has the owner's reply beside it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from quadrant.audit.guard import unrecorded
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.desk.waiting import waits_for
from quadrant.governance import commands
from quadrant.governance.models import ChallengePoint, PeerChallenge
from quadrant.governance.queries import challenge_numbered, points_of
from quadrant.governance.terms import ChallengeReply
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.rules import forget_standing
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW
from tests.factories.cycle import cycle as open_cycle
from tests.factories.partnership import body, known, person
from tests.web.partnership.test_terms_of_reference import day

STEP = "analyse.set-priorities"


@pytest.fixture
def board(ardlebury: Partnership) -> Body:
    return body("Enterprise Board", known("Eddie"), chair=known("Ella"))


@pytest.fixture
def peers(ardlebury: Partnership) -> Body:
    """The Working Group: Wilma chairs; Eddie sits on the owner's board too."""
    return body("Working Group", known("Winston"), known("Eddie"), chair=known("Wilma"))


@pytest.fixture
def pilot(board: Body, peers: Body) -> Cycle:
    forget_standing()
    return open_cycle("Pilot", key="hsp-2009", lead_body=board)


def asked(pilot: Cycle, peers: Body) -> PeerChallenge:
    made = commands.open_challenge(
        cycle=pilot, place=STEP, challenger=peers, subject="First jobs", reply_by=date(2026, 11, 30),
        by=known("Clara"), at=NOW,
    )  # fmt: skip
    found = challenge_numbered(made.pk)
    assert found is not None
    return found


def put(challenge: PeerChallenge, text: str = "Who pays after a year?") -> ChallengePoint:
    return commands.raise_point(challenge=challenge, text=text, by=known("Winston"), at=NOW)


def test_hsp_013_four_points_are_put_and_each_has_its_reply_beside_it(pilot: Cycle, peers: Body) -> None:
    clara, winston, ella, wilma = (Client() for _ in range(4))
    for client, name in ((clara, "Clara"), (winston, "Winston"), (ella, "Ella"), (wilma, "Wilma")):
        client.force_login(known(name))
    step = clara.get(f"/ardlebury/cycles/{pilot.pk}/steps/2/").content.decode()
    assert f"/ardlebury/cycles/{pilot.pk}/challenges/new/?place={STEP}" in step
    said = {"challenger": str(peers.pk), "subject": "First jobs", "place": STEP, **day("reply_by", date(2026, 11, 30))}
    assert clara.post(f"/ardlebury/cycles/{pilot.pk}/challenges/new/", said).status_code == 302
    made = PeerChallenge.objects.get()
    page = f"/ardlebury/challenges/{made.pk}/"
    for text in ("Who pays?", "Why these forty?", "What of the young?", "Who else tried?"):
        assert winston.post(f"{page}points/new/", {"text": text}).status_code == 302
    replies = ["taken_up", "taken_up", "taken_up", "not_taken_up"]
    for point, answer in zip(points_of(made), replies, strict=True):
        sent = ella.post(
            f"/ardlebury/challenge-points/{point.pk}/reply/", {"answer": answer, "reply": f"As to {point.number}"}
        )
        assert sent.status_code == 302
    assert wilma.post(f"{page}conclude/", {"outcome": "Go on, with three points taken up."}).status_code == 302
    shown = clara.get(page).content.decode()
    assert "4 points: 3 taken up and 1 not taken up." in shown
    for number, text in enumerate(("Who pays?", "Why these forty?", "What of the young?", "Who else tried?"), 1):
        assert shown.index(text) < shown.index(f"As to {number}")
    assert "Go on, with three points taken up." in shown
    assert "First jobs" in clara.get(f"/ardlebury/cycles/{pilot.pk}/challenges/").content.decode()


def test_it_waits_for_the_chair_whose_turn_it_is(pilot: Cycle, peers: Body) -> None:
    made = asked(pilot, peers)

    def told(name: str) -> list[str]:
        return [one.what for one in waits_for(known(name), at=NOW)]

    assert (told("Wilma"), told("Ella")) == (["Challenge “First jobs”"], [])
    point = put(made)
    assert (told("Wilma"), told("Ella")) == ([], ["Reply to 1 point on “First jobs”"])
    commands.reply_to_point(
        point=point, answer=ChallengeReply.IN_PART, reply="The grant, for two years.", by=known("Ella"), at=NOW
    )
    assert (told("Wilma"), told("Ella")) == (["Say what came of “First jobs”"], [])
    commands.conclude_challenge(challenge=made, outcome="Go on.", by=known("Wilma"), at=NOW)
    assert (told("Wilma"), told("Ella")) == ([], [])


def test_nobody_who_sits_on_the_owner_takes_part_and_a_body_does_not_challenge_itself(
    pilot: Cycle, board: Body, peers: Body
) -> None:
    with pytest.raises(Refusal, match="A body does not challenge what it owns"):
        asked(pilot, board)
    made = asked(pilot, peers)
    for outsider in ("Eddie", "Ella", "Clara"):
        with pytest.raises(NotAllowed):
            commands.raise_point(challenge=made, text="Mine", by=known(outsider), at=NOW)
    point = put(made)
    for outsider in ("Winston", "Eddie"):
        with pytest.raises(NotAllowed):
            commands.reply_to_point(
                point=point, answer=ChallengeReply.TAKEN_UP, reply="Yes", by=known(outsider), at=NOW
            )
    client = Client()
    client.force_login(known("Eddie"))
    page = client.get(f"/ardlebury/challenges/{made.pk}/").content.decode()
    assert ("Put a point" in page, "Reply<" in page) == (False, False)
    assert client.get(f"/ardlebury/challenges/{made.pk}/points/new/").status_code == 403
    assert client.get(f"/ardlebury/challenge-points/{point.pk}/reply/").status_code == 403


def test_it_ends_when_every_point_has_its_reply_and_then_nothing_changes(pilot: Cycle, peers: Body) -> None:
    made, wilma = asked(pilot, peers), known("Wilma")
    client = Client()
    client.force_login(wilma)
    page = f"/ardlebury/challenges/{made.pk}/"
    refused = client.post(f"{page}conclude/", {"outcome": "Too soon"})
    assert (refused.status_code, "No point has been put yet." in refused.content.decode()) == (409, True)
    assert "Too soon" in refused.content.decode()
    point = put(made)
    assert "These points have no reply yet: 1." in client.post(f"{page}conclude/", {"outcome": "So"}).content.decode()
    said = {"answer": ChallengeReply.NOT_TAKEN_UP, "reply": "No.", "by": known("Ella"), "at": NOW}
    commands.reply_to_point(point=point, **said)  # type: ignore[arg-type]  # what it says is of several kinds
    commands.conclude_challenge(challenge=made, outcome="Go on.", by=wilma, at=NOW)
    with pytest.raises(Refusal, match="This challenge is concluded"):
        put(made, "Another")
    with pytest.raises(Refusal, match="This challenge is concluded"):
        commands.reply_to_point(point=point, **said)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="This body is already asked to challenge this"):
        asked(pilot, peers)


def test_what_had_no_reply_by_its_day_says_so(ardlebury: Partnership, pilot: Cycle, peers: Body) -> None:
    made = asked(pilot, peers)
    put(made)
    client = Client()
    client.force_login(known("Clara"))
    page = f"/ardlebury/challenges/{made.pk}/"
    assert "No reply yet." in client.get(page).content.decode()
    with unrecorded("a day in the past, as if two weeks had gone by"):
        PeerChallenge.objects.filter(pk=made.pk).update(reply_by=date(2026, 11, 2))
    assert "None given by 2 November 2026." in client.get(page).content.decode()


def test_those_inside_read_it_and_others_know_nothing_of_it(pilot: Cycle, peers: Body) -> None:
    made = asked(pilot, peers)
    client = Client()
    client.force_login(person("Otto", Role.AUDITOR))
    assert client.get(f"/ardlebury/challenges/{made.pk}/").status_code == 200
    assert client.get(f"/ardlebury/cycles/{pilot.pk}/challenges/new/").status_code == 403
    client.force_login(known("Stranger"))
    assert client.get(f"/ardlebury/challenges/{made.pk}/").status_code == 404
