"""A body moves from an agency to the partnership on a day; what it was before stays as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quadrant.audit.models import Line as ChainLine
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance.queries import recommendations_of
from quadrant.partnership.commands import change_body, form_body, give_power, move_body, seat_member
from quadrant.partnership.models import Body, BodyMove, Organisation, Partnership
from quadrant.partnership.queries import Line, line_on, tree_on
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, OrganisationKind, Role, Seat
from quadrant.partnership.within import within
from tests.factories.governance import decide, decided, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.telling import signed_in

SPRING = datetime(2027, 4, 6, 9, 0, tzinfo=UTC)
FIRST = date(2027, 4, 1)
WHY = "Full Council, minute 12"


@pytest.fixture
def council(ardlebury: Partnership) -> Organisation:
    return organisation("Ardlebury Council", OrganisationKind.COUNCIL, partner=True)


@pytest.fixture
def cabinet(council: Organisation) -> Body:
    return body("Cabinet")


@pytest.fixture
def board(council: Organisation) -> Body:
    return body("Partnership Board")


@pytest.fixture
def group(council: Organisation, cabinet: Body) -> Body:
    """The Safer Group, of the council, under Cabinet, with Chris in the chair."""
    made = form_body(
        name="Safer Group", kind=BodyKind.DELIVERY_GROUP, parent=cabinet, binds=council, by=administrator(), at=NOW
    )
    seat_member(body=made, person=known("Chris"), seat=Seat.CHAIR, from_on=date(2020, 1, 1), by=administrator(), at=NOW)
    give_power(body=made, decision=DecisionKind.GATE, limit=None, by=administrator(), at=NOW)
    return made


def moved(group: Body, board: Body, on: date = FIRST, at: datetime = SPRING) -> BodyMove:
    return move_body(body=group, on=on, parent=board, binds=None, why=WHY, by=administrator(), at=at)


def test_the_line_of_each_day_is_told_apart(
    ardlebury: Partnership, council: Organisation, cabinet: Body, board: Body, group: Body
) -> None:
    with within(ardlebury, on=SPRING.date()):
        moved(group, board)
        again = Body.objects.get(pk=group.pk)
        assert line_on(again, on=date(2027, 3, 31)) == Line(cabinet, council)
        assert line_on(again, on=FIRST) == Line(board, None)
        before = [(one.body.name, one.depth, one.line) for one in tree_on(date(2027, 3, 31))]
        since = [(one.body.name, one.depth, one.line) for one in tree_on(FIRST)]
    assert before == [
        ("Cabinet", 0, Line(None, None)),
        ("Safer Group", 1, Line(cabinet, council)),
        ("Partnership Board", 0, Line(None, None)),
    ]
    assert since == [
        ("Cabinet", 0, Line(None, None)),
        ("Partnership Board", 0, Line(None, None)),
        ("Safer Group", 1, Line(board, None)),
    ]


def test_of_two_moves_each_day_has_its_own(
    ardlebury: Partnership, council: Organisation, cabinet: Body, board: Body, group: Body
) -> None:
    with within(ardlebury, on=SPRING.date()):
        moved(group, board, on=date(2027, 1, 1))
        move_body(body=group, on=FIRST, parent=None, binds=council, why="Back", by=administrator(), at=SPRING)
        again = Body.objects.get(pk=group.pk)
        assert [line_on(again, on=day) for day in (date(2026, 12, 31), date(2027, 3, 31), FIRST)] == [
            Line(cabinet, council),
            Line(board, None),
            Line(None, council),
        ]
        [middle] = [one.line for one in tree_on(date(2027, 3, 31)) if one.body == group]
        assert middle == Line(board, None)


def test_the_page_records_the_move_and_tells_it(
    ardlebury: Partnership, council: Organisation, board: Body, group: Body
) -> None:
    ada, page = signed_in(administrator()), f"/ardlebury/bodies/{group.pk}/"
    assert "Where it stands, and stood" not in ada.get(page).content.decode()
    day = {"on_day": "1", "on_month": "11", "on_year": "2026"}
    refused = ada.post(f"{page}move/", {**day, "on_month": "12", "parent": str(board.pk), "why": WHY})
    assert refused.status_code == 409
    assert "Record a move on its day, or later." in refused.content.decode()
    early = ada.post(f"{page}move/", {**day, "parent": str(board.pk), "binds": "", "why": WHY})
    assert early["Location"] == page
    told = ada.get(page).content.decode()
    assert (
        "Until 31 October 2026 of Ardlebury Council, reporting to Cabinet; "
        "since then of the partnership, reporting to Partnership Board."
    ) in told
    assert "1 November 2026: Full Council, minute 12 (recorded by Ada of Ardlebury)" in told
    tree = ada.get("/ardlebury/bodies/past/?on_day=31&on_month=10&on_year=2026").content.decode()
    assert "Bodies as on 31 October 2026" in tree
    assert "its decisions bind Ardlebury Council" in tree
    assert ", reports to Cabinet" in tree
    assert (
        "must be on or before" in ada.get("/ardlebury/bodies/past/?on_day=31&on_month=12&on_year=2026").content.decode()
    )


def test_what_was_decided_before_says_under_which_line(
    ardlebury: Partnership, council: Organisation, board: Body, group: Body
) -> None:
    early, clerk = datetime(2026, 11, 10, 9, 0, tzinfo=UTC), signed_in(administrator())
    before = decide(recommendations_of(ready_report(group, at=early))[0], at=early)
    moved(group, board, on=date(2026, 11, 12), at=NOW)
    since = decided(Body.objects.get(pk=group.pk), DecisionKind.GATE, title="Another")
    page = clerk.get(f"/ardlebury/decisions/{before.pk}/").content.decode()
    assert "The body then" in page
    assert "Of Ardlebury Council, reporting to Cabinet" in page
    assert "The body then" not in clerk.get(f"/ardlebury/decisions/{since.pk}/").content.decode()


@pytest.mark.parametrize(
    ("on", "at", "sentence"),
    [
        (date(2027, 4, 7), SPRING, "Record a move on its day, or later"),
        (date(2027, 1, 1), SPRING, "A move on that day or later is recorded already"),
        (date(2027, 2, 1), SPRING, "A move on that day or later is recorded already"),
    ],
)
def test_moves_come_in_their_order_and_never_ahead(
    ardlebury: Partnership, cabinet: Body, board: Body, group: Body, on: date, at: datetime, sentence: str
) -> None:
    with within(ardlebury, on=SPRING.date()):
        moved(group, board, on=date(2027, 2, 1))
        with pytest.raises(Refusal, match=sentence):
            move_body(body=group, on=on, parent=cabinet, binds=None, why=WHY, by=administrator(), at=at)


def test_what_is_no_move(
    ardlebury: Partnership, council: Organisation, cabinet: Body, board: Body, group: Body
) -> None:
    ada = administrator()
    with within(ardlebury, on=SPRING.date()):
        with pytest.raises(Refusal, match="nothing moves"):
            move_body(body=group, on=FIRST, parent=cabinet, binds=council, why=WHY, by=ada, at=SPRING)
        with pytest.raises(Refusal, match="A body cannot report to itself, not even through others"):
            move_body(body=cabinet, on=FIRST, parent=group, binds=None, why=WHY, by=ada, at=SPRING)
        with pytest.raises(Refusal, match="Say by which decision it moves"):
            move_body(body=group, on=FIRST, parent=board, binds=None, why=" ", by=ada, at=SPRING)
        with pytest.raises(NotAllowed):
            move_body(body=group, on=FIRST, parent=board, binds=None, why=WHY, by=known("Chris"), at=SPRING)
        assert not BodyMove.objects.exists()
        assert ChainLine.objects.filter(action="body.moved", refused=True).count() == 4
        moved(group, board)
        with pytest.raises(Refusal, match="This body has moved: record another move"):
            change_body(
                body=group, name="Safer Group", parent=cabinet, also_called="", frequency=Frequency.MONTHLY,
                quorum=1, only_recommends=False, by=ada, at=SPRING,
            )  # fmt: skip


def test_only_an_administrator_moves_a_body_and_strangers_see_nothing(group: Body, withenshire: Partnership) -> None:
    address = f"bodies/{group.pk}/move/"
    assert signed_in(person("Clara", Role.COMMISSIONER)).get(f"/ardlebury/{address}").status_code == 403
    assert signed_in(known("Ada of Withenshire")).get(f"/withenshire/{address}").status_code == 404
    assert signed_in(known("Stranger")).get("/ardlebury/bodies/past/").status_code == 404


def test_the_tree_of_a_day_asks_as_often_for_three_moves_as_for_one(
    ardlebury: Partnership, cabinet: Body, board: Body
) -> None:
    ada = signed_in(administrator())
    asked: list[int] = []
    for name in ("First", "Second", "Third"):
        made = body(f"{name} group", parent=cabinet)
        move_body(body=made, on=date(2026, 11, 2), parent=board, binds=None, why=WHY, by=administrator(), at=NOW)
        with CaptureQueriesContext(connection) as queries:
            page = ada.get("/ardlebury/bodies/past/?on_day=1&on_month=11&on_year=2026").content.decode()
        assert page.count(", reports to Cabinet") == len(asked) + 1
        asked.append(len(queries))
    assert asked[0] == asked[2]


def test_where_no_organisation_was_ever_bound_only_the_line_is_told(
    ardlebury: Partnership, cabinet: Body, board: Body
) -> None:
    made = body("Reading group", parent=cabinet)
    for on, parent in ((date(2026, 11, 2), board), (date(2026, 11, 9), None)):
        move_body(body=made, on=on, parent=parent, binds=None, why=WHY, by=administrator(), at=NOW)
    page = signed_in(administrator()).get(f"/ardlebury/bodies/{made.pk}/").content.decode()
    assert (
        "Until 1 November 2026 reporting to Cabinet; from 2 November 2026 to 8 November 2026 reporting to "
        "Partnership Board; since then reporting to no other body."
    ) in page
