"""Bodies end on a day, delegations lie with one person, powers are withdrawn, and interests do what is set here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance.commands import call_meeting, draft_report
from quadrant.partnership import commands
from quadrant.partnership.models import Body, BodyMember, EffectOfKind, Partnership
from quadrant.partnership.queries import body_tree, effects
from quadrant.partnership.rules import may_dispense
from quadrant.partnership.terms import BodyKind, InterestEffect, InterestKind, Role, Seat
from quadrant.partnership.within import within
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, person

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


def seat(of: Body, name: str, from_on: date, to_on: date | None = None) -> BodyMember:
    return commands.seat_member(
        body=of, person=known(name), seat=Seat.MEMBER, from_on=from_on, to_on=to_on, by=administrator(), at=NOW
    )


def test_an_ended_body_calls_no_meeting_and_is_sent_no_report(ardlebury: Partnership) -> None:
    board = body("Theme board", chair=known("Chris"))
    commands.end_body(body=board, to_on=TODAY, by=administrator(), at=NOW)
    board = Body.objects.get(pk=board.pk)
    ada = administrator()
    assert call_meeting(body=board, meets_at=NOW, by=ada, at=NOW).body == board
    with pytest.raises(Refusal, match="Theme board does not stand on that day: it was formed later, or has ended"):
        call_meeting(body=board, meets_at=NOW + timedelta(days=1), by=ada, at=NOW)
    clara = person("Clara", Role.COMMISSIONER)
    with within(ardlebury, on=TOMORROW):
        assert [branch.body.name for branch in body_tree()] == []
        with pytest.raises(Refusal, match="Theme board has ended"):
            draft_report(body=board, title="Too late", by=clara, at=NOW + timedelta(days=1))


def test_a_body_to_which_others_report_does_not_end_before_them(ardlebury: Partnership) -> None:
    board = body("Board")
    group = commands.form_body(name="Group", kind=BodyKind.DELIVERY_GROUP, parent=board, by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="These still report to it: Group"):
        commands.end_body(body=board, to_on=TODAY, by=administrator(), at=NOW)
    commands.end_body(body=group, to_on=TODAY, by=administrator(), at=NOW)
    commands.end_body(body=board, to_on=TODAY, by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="already ended"):
        commands.end_body(body=board, to_on=TOMORROW, by=administrator(), at=NOW)


def test_a_delegation_lies_with_one_person_on_every_day(ardlebury: Partnership) -> None:
    director = commands.form_body(name="Director", kind=BodyKind.DELEGATE, by=administrator(), at=NOW)
    seat(director, "Dora", TODAY)
    with pytest.raises(Refusal, match="A delegation lies with one person"):
        seat(director, "Dan", LONG_AGO)
    seat(director, "Dan", LONG_AGO, TODAY - timedelta(days=1))
    assert BodyMember.objects.filter(body=director).count() == 2


def test_the_monitoring_officer_sets_what_interests_do_and_only_changes_are_written(ardlebury: Partnership) -> None:
    mona = person("Mona", Role.MONITORING_OFFICER)
    said = {**effects(), InterestKind.PERSONAL: InterestEffect.LEAVES}
    commands.set_effects(effects=said, by=mona, at=NOW)
    assert effects()[InterestKind.PERSONAL] is InterestEffect.LEAVES
    assert [row.kind for row in EffectOfKind.objects.all()] == ["personal"]
    with pytest.raises(NotAllowed, match="Only the monitoring officer or an administrator"):
        commands.set_effect(
            kind=InterestKind.PAST, effect=InterestEffect.LEAVES, by=person("Anna", Role.ANALYST), at=NOW
        )


def test_nobody_gives_themselves_a_dispensation(ardlebury: Partnership) -> None:
    mona = person("Mona", Role.MONITORING_OFFICER)
    hers, anothers = (
        commands.declare_interest(
            person=whose, kind=InterestKind.PERSONAL, nature="Kin", subject="Land", from_on=LONG_AGO, by=mona, at=NOW
        )
        for whose in (mona, person("Carol", Role.GROUP_MEMBER))
    )
    assert (may_dispense(mona, hers), may_dispense(mona, anothers)) == (False, True)
