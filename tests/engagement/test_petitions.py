"""Petitions: promised what the scheme of their day says, checked, debated before they are answered, told to whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quadrant.analyse.needs.commands import cite_petition
from quadrant.analyse.needs.queries import needs_resting_on_petition
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.engagement import commands
from quadrant.engagement.models import Petition
from quadrant.engagement.queries import (
    petition_numbered,
    petitions_waiting,
    promised,
    published_petitions,
    scheme_on,
    state_of_petition,
)
from quadrant.engagement.terms import PetitionState
from quadrant.governance.commands import call_meeting
from quadrant.governance.models import Meeting
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.conftest import NOW, TODAY
from tests.factories import cycle as cycles
from tests.factories.governance import holding
from tests.factories.needs import analyst, need
from tests.factories.partnership import body
from tests.factories.petitions import checked, monitor, petition, scheme


@pytest.fixture(autouse=True)
def place(ardlebury: Partnership) -> Partnership:
    return ardlebury


def state(of: Petition) -> PetitionState:
    one = petition_numbered(of.pk)
    assert one is not None
    return state_of_petition(one, promised(one, scheme_on(one.received_on)))


def test_the_scheme_of_the_day_promises_an_answer_in_working_days_evidence_and_a_debate() -> None:
    scheme()
    scheme(starts_on=date(2026, 11, 10), debate_at=100, answer_within=5, evidence_at=None)
    before = petition()
    told = promised(before, scheme_on(before.received_on))
    assert told is not None
    assert (told.due_on, told.debate, told.evidence) == (date(2026, 11, 23), True, True)
    checked(before, 1499)
    kept = Petition.objects.get()
    told = promised(kept, scheme_on(kept.received_on))
    assert told is not None
    assert (told.debate, told.evidence) == (False, True)
    assert scheme_on(date(2026, 3, 31)) is None


def test_one_with_enough_names_is_debated_before_it_is_answered() -> None:
    scheme()
    made = petition()
    assert state(made) is PetitionState.TO_CHECK
    with pytest.raises(Refusal, match="Check its signatures first"):
        commands.answer_petition(petition=made, answer="It stays.", by=monitor(), at=NOW)
    checked(made, 1600)
    assert state(made) is PetitionState.TO_DEBATE
    with pytest.raises(Refusal, match="With 1600 names it is debated first"):
        commands.answer_petition(petition=made, answer="It stays.", by=monitor(), at=NOW)
    council = held()
    commands.debate_petition(petition=made, meeting=council, outcome="Kept for a year", by=monitor(), at=NOW)
    with pytest.raises(Refusal, match="recorded already"):
        commands.debate_petition(petition=made, meeting=council, outcome="Again", by=monitor(), at=NOW)
    assert state(made) is PetitionState.TO_ANSWER
    commands.answer_petition(petition=made, answer="It stays.", by=monitor(), at=NOW)
    assert state(made) is PetitionState.ANSWERED
    with pytest.raises(Refusal, match="This petition is answered"):
        checked(made, 1)


def held() -> Meeting:
    """A meeting of the council last week."""
    council = body("Council")
    return call_meeting(body=council, meets_at=NOW - timedelta(days=7), venue="Town hall", by=monitor(), at=NOW)


def test_no_more_names_stand_than_it_came_with_and_how_is_said() -> None:
    made = petition(signed=10)
    with pytest.raises(Refusal, match="The petition came with 10 names"):
        checked(made, 11)
    with pytest.raises(Refusal, match="how they were checked"):
        commands.check_signatures(petition=made, counted=9, how=" ", by=monitor(), at=NOW)


def test_a_day_is_one_whose_working_days_are_known() -> None:
    for day, told in ((date(2014, 12, 31), "known from 2015 on"), (TODAY + timedelta(days=1), "in the future")):
        with pytest.raises(Refusal, match=told):
            petition(received_on=day)


def test_nothing_is_public_unless_the_scheme_publishes_and_one_not_accepted_never_is() -> None:
    scheme()
    kept, refused = petition(), petition("About Mr Smith")
    assert published_petitions(TODAY) is None
    scheme(starts_on=date(2026, 11, 1), publishes=True)
    commands.refuse_petition(petition=refused, why="It names a person", by=monitor(), at=NOW)
    assert published_petitions(TODAY) == [kept]
    assert [(one, on) for one, _, on in petitions_waiting(TODAY)] == [(kept, date(2026, 11, 23))]


def test_only_those_who_answer_petitions_record_them_and_set_the_scheme() -> None:
    made, lena = petition(), holding("Lena", Role.LEGAL)
    with pytest.raises(NotAllowed):
        commands.refuse_petition(petition=made, why="No", by=lena, at=NOW)
    promises, anil = commands.Promises(TODAY, 10, 5, "Council"), analyst()
    with pytest.raises(NotAllowed):
        commands.set_petition_scheme(promises=promises, by=anil, at=NOW)


def test_a_petition_stands_behind_a_need_with_its_names() -> None:
    made = checked(petition(), 1600)
    harm = need(cycles.cycle())
    piece = cite_petition(need=harm, petition=made, by=analyst(), at=NOW)
    assert (piece.text, piece.source, piece.dated_on) == (
        "Keep the club at Moor Lane open. 1,600 signatures.", "Petition: Keep the Saturday club", date(2026, 11, 2),
    )  # fmt: skip
    assert needs_resting_on_petition(made) == [harm]
