"""An interest comes to light after a decision: what rests on it waits until the monitoring officer has looked again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.governance.commands import publish_decision, settle_doubt, supersede_report
from quadrant.governance.models import DoubtSettled, Resolution
from quadrant.governance.queries import decisions_in_doubt, doubts_of, held_back, recommendations_of
from quadrant.governance.terms import DoubtOutcome
from quadrant.partnership.commands import declare_interest, give_dispensation
from quadrant.partnership.models import Interest, Organisation, Partnership, Person
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.factories.governance import decide, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.telling import read, signed_in

LATER = NOW + timedelta(days=4)
FOUND = (
    "Carol was counted. Disclosable pecuniary: Director (Kerbside), since 1 March 2026; "
    "in the register since 20 November 2026."
)


@pytest.fixture
def kerbside(ardlebury: Partnership) -> Organisation:
    return organisation("Kerbside")


@pytest.fixture
def mona(ardlebury: Partnership) -> Person:
    return person("Mona", Role.MONITORING_OFFICER)


def award(kerbside: Organisation, *, quorum: int = 2, title: str = "Parking") -> Resolution:
    """Decided on 16 November by Chris, Carol and Colin, or by others where they sit already."""
    names = ("Carol", "Colin")
    cabinet = body(
        f"Cabinet on {title}", *(known(name) for name in names), chair=known("Chris"), quorum=quorum,
        powers={DecisionKind.GATE: None},
    )  # fmt: skip
    report = ready_report(cabinet, title=title, organisations=[kerbside])
    return decide(recommendations_of(report)[0])


def registered(kerbside: Organisation, **more: Any) -> Interest:
    said = {
        "kind": InterestKind.DISCLOSABLE_PECUNIARY,
        "from_on": date(2026, 3, 1),
        "at": LATER,
        "person": known("Carol"),
    }
    said |= {"nature": "Director", "organisation": kerbside, "by": known("Mona"), **more}
    return declare_interest(**said)  # type: ignore[arg-type]


def test_what_was_decided_is_held_back_until_it_is_looked_at_and_stands_with_a_quorum_without_her(
    kerbside: Organisation, mona: Person
) -> None:
    made = award(kerbside)
    assert held_back(made, LATER.date()) == ""
    interest = registered(kerbside)
    assert [one.sentence for one in doubts_of(made)] == [FOUND]
    assert FOUND in held_back(made, LATER.date())
    assert any("an interest came to light" in one.what for one in waits_for(mona, at=LATER))
    settled = settle_doubt(
        resolution=made,
        interest=interest,
        outcome=DoubtOutcome.STANDS,
        why="Two voted for without her.",
        by=mona,
        at=LATER,
    )
    assert settled.outcome == DoubtOutcome.STANDS
    assert held_back(made, LATER.date()) == ""
    assert decisions_in_doubt() == []
    with pytest.raises(Refusal, match="settled already"):
        settle_doubt(resolution=made, interest=interest, outcome=DoubtOutcome.REOPENED, why="No", by=mona, at=LATER)


def test_without_a_quorum_but_for_her_it_cannot_stand_and_goes_back(kerbside: Organisation, mona: Person) -> None:
    made = award(kerbside, quorum=3)
    interest = registered(kerbside)
    stands: dict[str, Any] = {"resolution": made, "interest": interest, "why": "Enough", "by": mona, "at": LATER}
    with pytest.raises(Refusal, match="2 are left who counted, and 3 were needed") as refused:
        settle_doubt(**stands, outcome=DoubtOutcome.STANDS)
    assert refused.value.field == "outcome"
    settle_doubt(**stands, outcome=DoubtOutcome.REOPENED)
    assert "It goes back to Cabinet on Parking: Enough" in held_back(made, LATER.date())


def test_a_decision_that_went_back_is_not_published_and_its_author_brings_it_again(
    kerbside: Organisation, mona: Person
) -> None:
    made = award(kerbside, quorum=3)
    interest = registered(kerbside)
    with pytest.raises(Refusal, match="An interest came to light after this was decided"):
        publish_decision(resolution=made, by=administrator(), at=LATER)
    settle_doubt(resolution=made, interest=interest, outcome=DoubtOutcome.REOPENED, why="No quorum", by=mona, at=LATER)
    with pytest.raises(Refusal, match="It goes back to Cabinet on Parking"):
        publish_decision(resolution=made, by=administrator(), at=LATER)
    report = made.recommendation.report
    asked = "Bring “Parking” again: the decision went back"
    assert asked in [one.what for one in waits_for(report.author, at=LATER)]
    assert "Goes back" in read(signed_in(report.author).get(f"/ardlebury/reports/{report.pk}/"))
    supersede_report(report=report, by=report.author, at=LATER)
    assert asked not in [one.what for one in waits_for(report.author, at=LATER)]


def test_the_meetings_page_tells_who_took_part_then_and_not_who_would_now(kerbside: Organisation, mona: Person) -> None:
    made = award(kerbside)
    page = f"/ardlebury/meetings/{made.meeting_id}/"
    then = "Quorum reached: 2 needed, 3 count (Chris, Carol and Colin)."
    assert then in read(signed_in(mona).get(page))
    registered(kerbside)
    shown = read(signed_in(mona).get(page))
    assert then in shown
    assert "Being looked at again" in shown


def test_only_the_monitoring_officer_and_nobody_of_their_own_interest(kerbside: Organisation, mona: Person) -> None:
    made = award(kerbside)
    interest = registered(kerbside)
    with pytest.raises(NotAllowed, match="Only the monitoring officer"):
        settle_doubt(
            resolution=made, interest=interest, outcome=DoubtOutcome.STANDS, why="Fine", by=administrator(), at=LATER
        )
    own = person("Carol", Role.MONITORING_OFFICER)
    with pytest.raises(NotAllowed, match="It is your own interest"):
        settle_doubt(resolution=made, interest=interest, outcome=DoubtOutcome.STANDS, why="Fine", by=own, at=LATER)


def test_what_casts_no_doubt(kerbside: Organisation, mona: Person) -> None:
    """Known before, begun after, in something else, of a kind that bars nobody, dispensed, or of somebody not there."""
    other = organisation("Harbour Door")
    for more in (
        {"organisation": other},
        {"from_on": date(2026, 11, 17)},
        {"from_on": date(2026, 1, 1), "to_on": date(2026, 11, 15)},
        {"kind": InterestKind.PAST},
        {"person": known("Nora")},
    ):
        registered(kerbside, **more)
    early = registered(kerbside, nature="Shareholder", at=NOW - timedelta(days=30), person=known("Nora"))
    assert early.person.name == "Nora"
    dispensed = registered(kerbside, person=known("Colin"), nature="Volunteer", kind=InterestKind.OTHER_REGISTRABLE)
    give_dispensation(
        interest=dispensed, reason="The only member from the ward", until=date(2026, 12, 31), by=mona, at=LATER
    )
    made = award(kerbside)
    assert doubts_of(made) == []
    assert held_back(made, LATER.date()) == ""
    assert not any("came to light" in one.what for one in waits_for(mona, at=LATER))


def test_on_the_page(kerbside: Organisation, mona: Person) -> None:
    made = award(kerbside)
    registered(kerbside)
    page = f"/ardlebury/decisions/{made.pk}/"
    assert "Being looked at again" in read(signed_in(administrator()).get("/ardlebury/decisions/"))
    commissioner = signed_in(person("Clara", Role.COMMISSIONER))
    assert FOUND in read(commissioner.get(page))
    assert "Look at it again" not in read(commissioner.get(page))
    assert commissioner.get(f"{page}look-again/").status_code == 403
    officer: Client = signed_in(mona)
    assert "Look at it again" in read(officer.get(page))
    asked = read(officer.get(f"{page}look-again/"))
    assert "Leaving out whoever had an interest that came to light later, 2 counted; 2 were needed." in asked
    interest = str(doubts_of(made)[0].interest.pk)
    told = {"interest": interest, "outcome": "reopened", "why": "She spoke for it."}
    assert officer.post(f"{page}look-again/", told).status_code == 302
    assert DoubtSettled.objects.get().why == "She spoke for it."
    assert "It goes back to the body, and holds no longer. She spoke for it." in read(officer.get(page))
    assert officer.get(f"{page}look-again/").status_code == 404
    assert "Goes back" in read(officer.get("/ardlebury/decisions/"))


def test_three_doubted_decisions_take_as_many_queries_as_one(kerbside: Organisation, mona: Person) -> None:
    award(kerbside, title="A")
    registered(kerbside)
    clerk, counts = signed_in(administrator()), []
    for title in ("B", "C", "D"):
        with CaptureQueriesContext(connection) as asked:
            assert clerk.get("/ardlebury/decisions/").status_code == 200
        counts.append(len(asked))
        award(kerbside, title=title)
        registered(kerbside, nature=f"Adviser on {title}")
    assert counts[0] == counts[1] == counts[2]
