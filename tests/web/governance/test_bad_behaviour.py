"""Decisions that may not be taken: refused with a sentence by command and by page, and written into the audit."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, connections
from django.test import Client

from quadrant.audit.models import Line
from quadrant.audit.terms import Refusal
from quadrant.governance.commands import declare_at_meeting, supersede_report
from quadrant.governance.models import Meeting, Recommendation, Resolution
from quadrant.governance.queries import item_of, recommendations_of
from quadrant.governance.terms import Proposed, ReportKind
from quadrant.partnership.commands import end_seat
from quadrant.partnership.models import Body, BodyMember, Partnership, Person
from quadrant.partnership.terms import BodyKind, DecisionKind, InterestKind, Role
from quadrant.partnership.within import within
from tests.conftest import TODAY
from tests.factories.governance import meet, proposer, ready_report, resolve, settle
from tests.factories.partnership import NOW, administrator, body, found, known, person
from tests.web.telling import read, signed_in

AWARD = Proposed("That Kerbside be awarded the contract", DecisionKind.AWARD, Decimal(389_500))


@dataclass(frozen=True)
class Attempt:
    """Somebody tries to record at this meeting what was resolved on this."""

    asked: Recommendation
    meeting: Meeting
    by: Person
    chair: Person

    @property
    def address(self) -> str:
        return f"/ardlebury/meetings/{self.meeting.pk}/resolve/{self.asked.pk}/"

    def on_the_page(self) -> tuple[int, str]:
        answer = signed_in(self.by).post(self.address, {"outcome": "approved", "chaired_by": self.chair.pk})
        return answer.status_code, read(answer)


def cabinet(limit: Decimal | None = None, *, quorum: int = 2, power: bool = True) -> Body:
    powers = {DecisionKind.AWARD: limit} if power else {}
    kind = BodyKind.EXECUTIVE
    return body(
        "Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=quorum, powers=powers, kind=kind
    )


def attempt(of: Body, *, present: list[Person] | None = None, by: Person | None = None, **more: object) -> Attempt:
    report = ready_report(of, recommends=[AWARD], **more)  # type: ignore[arg-type]
    chair = known("Chris")
    return Attempt(recommendations_of(report)[0], meet(of, report, present=present), by or administrator(), chair)


def without_the_power() -> Attempt:
    return attempt(cabinet(power=False))


def beyond_its_limit() -> Attempt:
    return attempt(cabinet(Decimal(50_000)))


def without_a_quorum() -> Attempt:
    return attempt(cabinet(), present=[known("Chris")])


def by_the_proposer() -> Attempt:
    petra = proposer()
    board = body("Trust board", known("Carol"), chair=petra, powers={DecisionKind.AWARD: None})
    return replace(attempt(board, by=petra), chair=known("Carol"))


def by_a_conflicted_member() -> Attempt:
    tried = attempt(cabinet(), by=known("Chris"))
    item = item_of(tried.meeting, tried.asked.report)
    assert item is not None
    declare_at_meeting(
        item=item,
        person=known("Chris"),
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        nature="Owns Kerbside",
        by=administrator(),
        at=NOW,
    )
    return replace(tried, chair=known("Carol"))


def with_votes_of_a_conflicted_member() -> Attempt:
    """Three are there, two are needed, and two may not be counted."""
    tried = attempt(cabinet())
    item = item_of(tried.meeting, tried.asked.report)
    assert item is not None
    for name in ("Carol", "Colin"):
        declare_at_meeting(
            item=item,
            person=known(name),
            kind=InterestKind.DISCLOSABLE_PECUNIARY,
            nature="Owns Kerbside",
            by=administrator(),
            at=NOW,
        )
    return tried


def before_notice() -> Attempt:
    return attempt(cabinet(), kind=ReportKind.KEY)


def on_a_superseded_report() -> Attempt:
    tried = attempt(cabinet())
    later = supersede_report(report=tried.asked.report, by=tried.asked.report.author, at=NOW)
    settle(later)
    return tried


def by_somebody_without_a_seat() -> Attempt:
    return attempt(cabinet(), by=known("Carol"))


CASES: list[tuple[Callable[[], Attempt], int, str]] = [
    (without_the_power, 409, "Cabinet has no power to decide this: award"),
    (beyond_its_limit, 409, "£389,500 is beyond Cabinet, which may decide up to £50,000."),
    (without_a_quorum, 409, "No quorum: Cabinet needs 2, and 1 counts for this item."),
    (by_the_proposer, 403, "Whoever proposes a decision may not record it."),
    (by_a_conflicted_member, 403, "You have an interest in this and may not record it."),
    (with_votes_of_a_conflicted_member, 409, "No quorum: Cabinet needs 2, and 1 counts for this item."),
    (before_notice, 409, "This is a key decision, and no notice of it was published."),
    (on_a_superseded_report, 409, "A later report stands in this one's place: put that one."),
    (by_somebody_without_a_seat, 403, "Only the body's chair or a clerk"),
]


@pytest.mark.parametrize(("tries", "status", "sentence"), CASES, ids=[tries.__name__ for tries, *_ in CASES])
def test_refused_by_command_and_by_page_and_written_down(
    ardlebury: Partnership, tries: Callable[[], Attempt], status: int, sentence: str
) -> None:
    tried = tries()
    with pytest.raises(Refusal) as refused:
        resolve(tried.asked, tried.meeting, by=tried.by, chaired_by=tried.chair)
    assert refused.value.sentence.startswith(sentence.removesuffix("."))
    by_command = Line.objects.filter(refused=True).count()
    assert by_command == 1
    answered, told = tried.on_the_page()
    assert answered == status
    assert sentence in told or status == 403
    assert Line.objects.filter(refused=True).count() == by_command + 1
    assert not Resolution.objects.exists()


def test_a_second_resolution_on_the_same_is_refused(ardlebury: Partnership) -> None:
    tried = attempt(cabinet())
    assert tried.on_the_page()[0] == 302
    answered, told = tried.on_the_page()
    assert answered == 409
    assert "has already been resolved" in told
    with pytest.raises(Refusal, match="has already been resolved"):
        resolve(tried.asked, tried.meeting)
    assert Resolution.objects.count() == 1


def test_a_chair_who_lost_the_seat_while_the_page_stood_open(ardlebury: Partnership) -> None:
    tried = attempt(cabinet(), by=person("Chris", Role.COMMISSIONER))
    open_page: Client = signed_in(tried.by)
    assert open_page.get(tried.address).status_code == 200
    seat = BodyMember.objects.get(body=tried.meeting.body, person=tried.by)
    end_seat(member=seat, to_on=TODAY - timedelta(days=1), by=administrator(), at=NOW)
    sent = open_page.post(tried.address, {"outcome": "approved", "chaired_by": known("Chris").pk})
    assert sent.status_code == 403
    assert not Resolution.objects.exists()
    assert Line.objects.filter(refused=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_chairs_send_the_same_page_at_once_and_one_is_told() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a test's SQLite lives in memory, where two connections cannot wait for each other")
    with within(found("Ardlebury"), on=TODAY):
        tried = attempt(cabinet())

    def send(by: Person) -> tuple[int, str]:
        try:
            answer = signed_in(by).post(tried.address, {"outcome": "approved", "chaired_by": tried.chair.pk})
            return answer.status_code, read(answer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as chairs:
        answered = sorted(chairs.map(send, [tried.chair, tried.by]))
    assert [status for status, _ in answered] == [302, 409]
    assert "has already been resolved" in answered[1][1]
    with within(tried.meeting.partnership_id, on=TODAY):
        assert Resolution.objects.count() == 1
