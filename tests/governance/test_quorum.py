"""A quorum is a number, a share of the voting seats, and an organisation that has to be among them."""

from __future__ import annotations

import pytest

from quadrant.audit.terms import Refusal
from quadrant.documents.minutes import minutes_paper
from quadrant.governance.models import Report
from quadrant.governance.queries import taking_part
from quadrant.partnership.commands import change_body, seat_member
from quadrant.partnership.models import Body, Organisation, Partnership
from quadrant.partnership.terms import DecisionKind, Frequency, QuorumShare, Seat
from tests.documents.test_meetings import told
from tests.factories.governance import meet, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation

MEMBERS = ("Carol", "Colin", "Cora", "Cyril", "Cleo", "Cosmo", "Clive", "Candice", "Caspar")


@pytest.mark.parametrize(
    ("share", "of_ten", "of_nine", "of_one"),
    [
        (QuorumShare.QUARTER, 3, 3, 1),
        (QuorumShare.THIRD, 4, 3, 1),
        (QuorumShare.HALF, 5, 5, 1),
        (QuorumShare.MORE_THAN_HALF, 6, 5, 1),
    ],
)
def test_a_share_is_rounded_up_to_whole_people(share: QuorumShare, of_ten: int, of_nine: int, of_one: int) -> None:
    assert (share.of(10), share.of(9), share.of(1)) == (of_ten, of_nine, of_one)


@pytest.fixture
def icb(ardlebury: Partnership) -> Organisation:
    return organisation("Estuary ICB")


@pytest.fixture
def board(icb: Organisation) -> Body:
    """Ten voting seats, one of them the ICB's Irene's, and an adviser who is no voting seat."""
    made = body("Board", *(known(name) for name in MEMBERS[:8]), chair=known("Chris"), powers={DecisionKind.GATE: None})
    for name, seat, of in (("Irene", Seat.MEMBER, icb), ("Ada's adviser", Seat.ADVISER, None)):
        seat_member(
            body=made, person=known(name), seat=seat, organisation=of, from_on=LONG_AGO, by=administrator(), at=NOW
        )
    return change_body(
        body=made, name=made.name, parent=None, also_called="", frequency=Frequency.MONTHLY, quorum=2,
        quorum_share=QuorumShare.THIRD, quorum_with=icb, only_recommends=False, by=administrator(), at=NOW,
    )  # fmt: skip


def resolved_by(board: Body, report: Report, *present: str) -> None:
    meeting = meet(board, report, present=[known(name) for name in present])
    resolve(report.recommendations.get(), meeting, chaired_by=known(present[0]), reasons="As set out.")


def test_the_share_counts_voting_seats_and_the_greater_of_both_holds(board: Body) -> None:
    report = ready_report(board)
    with pytest.raises(Refusal, match="No quorum: Board needs 4, and 3 count for this item"):
        resolved_by(board, report, "Carol", "Colin", "Irene")


def test_without_the_organisation_no_number_is_a_quorum(board: Body) -> None:
    report = ready_report(board)
    meeting = meet(board, report, present=[known(name) for name in MEMBERS[:6]])
    [present] = taking_part(meeting).values()
    assert (len(present.counted), present.quorum, present.is_quorate) == (6, 4, False)
    with pytest.raises(Refusal, match="No quorum: nobody who counts for this item represents Estuary ICB"):
        resolve(report.recommendations.get(), meeting, chaired_by=known("Carol"), reasons="As set out.")
    quorum = told(minutes_paper(meeting))["3. Quorum"][0][2]
    assert quorum == (
        "A quorum is a third of the voting seats, at least 2 voting members, somebody of Estuary ICB among them; "
        "4 were needed, 6 came. It was not reached."
    )


def test_with_both_it_decides(board: Body) -> None:
    report = ready_report(board)
    resolved_by(board, report, "Carol", "Colin", "Cora", "Irene")
    assert report.recommendations.get().resolutions.get().quorum == 4
