"""Case 21: eight of nine standards met blocks the award; a waiver with reason and approver passes, and is listed."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.terms import FactKey
from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement, StandardWaiver
from quadrant.do.agreements.queries import (
    agreements,
    standards_ending,
    standings_of,
    waivers_in_force,
    waivers_to_approve,
)
from quadrant.do.agreements.terms import Finding, Judged, StandardState
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind
from tests.factories import agreements as made
from tests.factories.agreements import NOW
from tests.factories.governance import decided
from tests.factories.needs import holds

TODAY = date(2026, 11, 16)
UNTIL = date(2027, 2, 14)


@pytest.fixture
def eight_of_nine(ardlebury: Partnership) -> Agreement:
    """Gateshead's nine standards, the ninth not met."""
    agreement = made.draft(made.running(key="gateshead-2010"))
    return made.meets(agreement, but=["compliance"])


def waiver(agreement: Agreement) -> StandardWaiver:
    return commands.propose_waiver(
        agreement=agreement,
        standard="compliance",
        reason="Registration is under way",
        until=UNTIL,
        by=made.manager(),
        at=NOW,
    )


def test_eight_of_nine_blocks_and_names_the_ninth(eight_of_nine: Agreement) -> None:
    with pytest.raises(Refusal, match=r"Standard 9, Compliance, is not met\. 8 of 9 standards are met or waived\."):
        made.signed(eight_of_nine)
    assert holds(eight_of_nine.cycle, FactKey.STANDARDS_BEGUN)
    assert not holds(eight_of_nine.cycle, FactKey.STANDARDS_CHECKED)


def test_a_waiver_of_another_person_passes_and_is_listed(eight_of_nine: Agreement) -> None:
    asked = waiver(eight_of_nine)
    assert [one.pk for one in waivers_to_approve()] == [asked.pk]
    with pytest.raises(Refusal, match="Standard 9, Compliance, is not met"):
        made.signed(eight_of_nine)
    with pytest.raises(NotAllowed, match="You asked for this waiver, so somebody else approves it"):
        commands.approve_waiver(waiver=asked, by=made.manager(), at=NOW)
    commands.approve_waiver(waiver=asked, by=made.second_commissioner(), at=NOW)
    assert holds(eight_of_nine.cycle, FactKey.STANDARDS_CHECKED)
    assert made.signed(eight_of_nine).signed_at == NOW
    assert [(one.name, one.until, one.approved_by) for one in waivers_in_force(of=agreements(), on=TODAY)] == [
        ("Compliance", UNTIL, made.second_commissioner())
    ]
    states = [one.state for one in standings_of(eight_of_nine, on=TODAY)]
    assert states == [StandardState.MET] * 8 + [StandardState.WAIVED]


def test_who_alone_approved_the_waiver_does_not_sign(eight_of_nine: Agreement) -> None:
    commands.approve_waiver(waiver=waiver(eight_of_nine), by=made.commissioner(), at=NOW)
    with pytest.raises(Refusal, match="You approved the waiver of standard 9, so somebody else signs"):
        made.signed(eight_of_nine)


def test_a_body_may_waive(eight_of_nine: Agreement) -> None:
    asked = waiver(eight_of_nine)
    wrong = made.award(title="Not a waiver")
    with pytest.raises(Refusal, match="Choose a recommendation to waive a quality standard"):
        commands.approve_waiver(waiver=asked, recommendation=wrong, by=made.manager(), at=NOW)
    resolution = decided(made.cabinet(), DecisionKind.WAIVER, title="Waive compliance")
    commands.approve_waiver(waiver=asked, recommendation=resolution.recommendation, by=made.commissioner(), at=NOW)
    assert made.signed(eight_of_nine).signed_by == made.commissioner()


def test_a_waiver_ends_on_its_day(eight_of_nine: Agreement) -> None:
    commands.approve_waiver(waiver=waiver(eight_of_nine), by=made.second_commissioner(), at=NOW)
    assert standings_of(eight_of_nine, on=UNTIL)[8].state is StandardState.WAIVED
    assert standings_of(eight_of_nine, on=date(2027, 2, 15))[8].state is StandardState.NOT_MET


def test_what_was_met_counts_until_its_evidence_expires(ardlebury: Partnership) -> None:
    agreement = made.meets(made.draft(made.running(key="gateshead-2010")))
    expires = date(2026, 12, 31)
    commands.check_standards(
        agreement=agreement,
        findings={"governance": Finding(Judged.MET, "Insurance certificate", expires)},
        by=made.manager(),
        at=NOW,
    )
    made.signed(agreement)
    [soon] = standards_ending(on=TODAY)[agreement.pk]
    assert soon.check is not None
    assert (soon.standard.key, soon.check.expires_on) == ("governance", expires)
    assert standings_of(agreement, on=date(2027, 1, 1))[3].state is StandardState.EXPIRED


def test_unchecked_standards_are_named_too(ardlebury: Partnership) -> None:
    agreement = made.draft(made.running(key="gateshead-2010"))
    with pytest.raises(Refusal, match=r"Standard 1, Keeping children and young people safe, has not been checked"):
        made.signed(agreement)


def test_a_standard_that_is_met_is_not_waived(eight_of_nine: Agreement) -> None:
    with pytest.raises(Refusal, match="This standard is met or already waived"):
        commands.propose_waiver(
            agreement=eight_of_nine, standard="equality", reason="Why not", until=UNTIL, by=made.manager(), at=NOW
        )


def test_where_the_framework_sets_no_standards_somebody_notes_it(ardlebury: Partnership) -> None:
    cycle = made.running()
    agreement = made.draft(cycle)
    assert not holds(cycle, FactKey.STANDARDS_BEGUN)
    commands.note_no_standards(agreement=agreement, note="The framework sets none.", by=made.manager(), at=NOW)
    assert holds(cycle, FactKey.STANDARDS_CHECKED)
    with pytest.raises(Refusal, match="This has already been noted"):
        commands.note_no_standards(agreement=agreement, note="Again.", by=made.manager(), at=NOW)
