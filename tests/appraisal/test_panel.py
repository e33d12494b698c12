"""A panel is named, entries shared out evenly, and interests keep people from what they must not mark."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from quadrant.appraisal import commands
from quadrant.appraisal.queries import balanced, entries_to_mark, exclusions_on, panel_of, panellists_of, sheets_on
from quadrant.appraisal.rules import may_mark
from quadrant.audit.terms import Refusal
from quadrant.partnership.commands import declare_interest, end_role
from quadrant.partnership.models import Organisation, Partnership, Person
from quadrant.partnership.queries import roles_here
from quadrant.partnership.terms import InterestKind, Role
from tests.factories import appraisal as make
from tests.factories.partnership import administrator, known, organisation, person

NOW = make.NOW
TODAY = date(2026, 11, 16)


def declares(somebody: Person, kind: InterestKind, where: Organisation) -> None:
    declare_interest(
        person=somebody,
        kind=kind,
        nature="Trustee",
        organisation=where,
        from_on=date(2024, 1, 1),
        by=somebody,
        at=NOW,
    )


def test_no_panel_before_the_criteria_are_adopted(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="Adopt the criteria before naming a panel"):
        make.panel(make.drafted(), make.member("Mo"))


def test_providers_and_applicants_people_sit_on_no_panel(ardlebury: Partnership) -> None:
    """They could not open the page of a single sheet, so they are refused in every seat, by name."""
    used, care = make.adopted(), organisation("Care Co")
    mo, cheng = make.member("Mo"), make.member("Cheng")
    petra = person("Petra", Role.PROVIDER, organisation=care)
    april = person("April", Role.APPLICANT, organisation=care)
    both = person("Bo", Role.APPLICANT, Role.GROUP_MEMBER, organisation=care)
    sentence = r"^Petra has no role inside the partnership, so may not sit on the panel\.$"
    with pytest.raises(Refusal, match=sentence) as refused:
        make.panel(used, mo, chair=petra)
    assert refused.value.field == "chair"
    with pytest.raises(Refusal, match=r"^Petra and April have no role inside") as refused:
        make.panel(used, mo, petra, april, chair=cheng)
    assert refused.value.field == "members"
    named = make.panel(used, mo, both, chair=cheng)
    with pytest.raises(Refusal, match=sentence) as refused:
        commands.add_panellist(panel=named, person=petra, by=known("Clara"), at=NOW)
    assert refused.value.field == "person"
    with pytest.raises(Refusal, match=sentence):
        commands.change_chair(panel=named, chair=petra, by=known("Clara"), at=NOW)
    assert [panellist.person.name for panellist in panellists_of(named)] == ["Mo", "Bo"]


def test_a_panellist_whose_last_role_inside_ends_is_asked_for_nothing_more(ardlebury: Partnership) -> None:
    used, mo = make.adopted(), make.member("Mo")
    make.entry(used, "Coaches")
    make.shared_out(make.panel(used, mo))
    assert [line.sheet.entry.title for line in entries_to_mark(mo)] == ["Coaches"]
    person("Mo", Role.APPLICANT, organisation=organisation("Care Co"))
    [inside] = [one for one in roles_here() if one.person == mo and one.role == Role.GROUP_MEMBER]
    end_role(holding=inside, to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    assert entries_to_mark(mo) == []


def test_whose_organisation_leads_an_entry_does_not_mark_it(ardlebury: Partnership) -> None:
    used, police = make.adopted(), organisation("Police")
    diversion = make.entry(used, "Diversion", led_by=police)
    make.entry(used, "Village agents")
    named = make.panel(used, (make.member("Mo"), police), make.member("Nia"))
    mo, nia = make.shared_out(named)
    shared = [(sheet.panellist, sheet.entry.title) for sheet in sheets_on(named)]
    assert sorted(shared, key=lambda pair: (pair[1], pair[0].pk)) == [
        (nia, "Diversion"),
        (mo, "Village agents"),
        (nia, "Village agents"),
    ]
    assert [(e.person, e.entry, e.why, e.bars) for e in exclusions_on(named, on=TODAY)] == [
        (mo.person_id, diversion.pk, "Police leads it", True)
    ]
    with pytest.raises(Refusal, match="Mo may not mark “Diversion”: Police leads it"):
        commands.assign_entries(panel=named, pairs=[(mo, diversion)], by=known("Clara"), at=NOW)


def test_declared_interests_have_the_effect_of_their_kind(ardlebury: Partnership) -> None:
    used = make.adopted()
    trust, agency, charity = (organisation(name) for name in ("Trust", "Agency", "Charity"))
    for title, led_by in (("Coaches", trust), ("Handyperson", agency), ("Outreach", charity)):
        make.entry(used, title, led_by=led_by)
    mo, nia, oli = (make.member(name) for name in ("Mo", "Nia", "Oli"))
    declares(mo, InterestKind.DISCLOSABLE_PECUNIARY, trust)
    declares(nia, InterestKind.PERSONAL, agency)
    declares(oli, InterestKind.PAST, charity)
    named = make.panel(used, mo, nia, oli)
    found = {e.person: (e.bars, e.hides) for e in exclusions_on(named, on=TODAY)}
    assert found == {mo.pk: (True, True), nia.pk: (True, False), oli.pk: (False, False)}
    make.shared_out(named)
    marked = Counter(sheet.entry.title for sheet in sheets_on(named))
    assert marked == {"Coaches": 2, "Handyperson": 2, "Outreach": 3}


def test_a_declared_interest_takes_access_away_at_once(ardlebury: Partnership) -> None:
    used, trust = make.adopted(), organisation("Trust")
    make.entry(used, "Coaches", led_by=trust)
    mo = make.member("Mo")
    (marker,) = make.shared_out(make.panel(used, mo))
    sheet = marker.sheets.get()
    assert may_mark(mo, sheet)
    declares(mo, InterestKind.PERSONAL, trust)
    assert not may_mark(mo, sheet)
    with pytest.raises(Refusal, match="not yours to mark"):
        make.mark(sheet, 4)


def test_what_is_entered_late_is_shared_out_without_moving_the_rest(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Village agents")
    named = make.panel(used, *(make.member(name) for name in ("Mo", "Nia", "Oli")))
    make.shared_out(named, each=2)
    before = {sheet.pk for sheet in sheets_on(named)}
    with pytest.raises(Refusal, match="Every entry already has its markers"):
        make.shared_out(named, each=2)
    make.entry(used, "Coaches")
    make.shared_out(named, each=2)
    assert before < {sheet.pk for sheet in sheets_on(named)}
    with pytest.raises(Refusal, match="already has entries to mark"):
        commands.remove_panellist(panellist=panellists_of(named)[0], by=known("Clara"), at=NOW)


def test_too_few_without_an_interest_is_said(ardlebury: Partnership) -> None:
    used, police = make.adopted(), organisation("Police")
    make.entry(used, "Diversion", led_by=police)
    named = make.panel(used, (make.member("Mo"), police), make.member("Nia"))
    with pytest.raises(Refusal, match="“Diversion” has too few panellists without an interest"):
        make.shared_out(named, each=2)
    assert panel_of(used) == named


def test_sixty_entries_among_nine_markers_five_each_come_out_even() -> None:
    eligible = {entry: [marker for marker in range(9) if (entry + marker) % 7] for entry in range(60)}
    pairs = balanced(eligible, 5)
    assert Counter(Counter(entry for _, entry in pairs).values()) == {5: 60}
    assert set(Counter(marker for marker, _ in pairs).values()) == {33, 34}
    assert all(marker in eligible[entry] for marker, entry in pairs)
    assert len(set(pairs)) == 300
