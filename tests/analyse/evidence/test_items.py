"""An item is added by its kind, changed without losing anybody's text, replaced by editions, reviewed, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.models import Edition, EvidenceItem
from quadrant.analyse.evidence.queries import (
    editions_of,
    items,
    items_found,
    items_to_review,
    law_register,
    practice_by_distance,
    ranked_items,
    rules_of,
)
from quadrant.analyse.evidence.terms import Distance, Exactness, ItemState, Kind, NewEdition
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import evidence
from tests.factories.attachments import kept
from tests.factories.needs import analyst
from tests.factories.partnership import NOW, organisation, person


@pytest.mark.parametrize(
    ("kind", "missing", "sentence"),
    [
        (Kind.INSPECTION, {"issuer": " "}, "who says so"),
        (Kind.POLICY, {"dated_on": None}, "of which day"),
        (Kind.INSPECTION, {"relevance": ""}, "why it matters"),
        (Kind.LAW, {}, "reference"),
        (Kind.RULES, {}, "whose rules"),
        (Kind.EXPERT, {}, "how to reach"),
        (Kind.RESEARCH, {"says": ""}, "what it says"),
    ],
)
def test_a_kind_cannot_be_without_what_it_asks_for(
    ardlebury: Partnership, kind: Kind, missing: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        evidence.item(kind=kind, **missing)
    assert not EvidenceItem.objects.exists()


def test_a_field_that_the_kind_does_not_ask_for_stays_empty(ardlebury: Partnership) -> None:
    made = evidence.item(kind=Kind.RESEARCH, limits="£5,000", reach="by post", replicability=4)
    assert (made.limits, made.reach, made.replicability, made.strength) == ("", "", None, "good")


def test_of_two_people_who_change_an_item_the_second_is_shown_both_texts(ardlebury: Partnership) -> None:
    made = evidence.item()
    commands.change_item(item=made, version=1, said=evidence.said(says="Or not at all."), by=analyst(), at=NOW)
    with pytest.raises(Changed) as refused:
        commands.change_item(item=made, version=1, said=evidence.said(says="Or only some."), by=analyst(), at=NOW)
    assert (refused.value.field, refused.value.theirs, refused.value.yours) == (
        "says",
        "Or not at all.",
        "Or only some.",
    )


def test_a_newer_edition_takes_the_place_and_the_old_stays_readable(ardlebury: Partnership) -> None:
    made = evidence.item("Needs assessment", Kind.PLAN, edition=evidence.link("2025"))
    paper = kept(name="needs-2026.csv")
    commands.add_edition(item=made, edition=NewEdition("2026", paper=paper), by=analyst(), at=NOW)
    assert [(one.number, one.name, one.link, one.file_name) for one in editions_of(made)] == [
        (2, "2026", "", "needs-2026.csv"),
        (1, "2025", "https://library.example/early-help", ""),
    ]
    assert items().get().edition_name == "2026"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "library.example", "https://library.example/a b"])
def test_a_link_that_is_none_is_refused_with_all_that_comes_with_it(ardlebury: Partnership, link: str) -> None:
    with pytest.raises(Refusal, match="begins with https"):
        evidence.item(edition=NewEdition("2026", link=link))
    assert not EvidenceItem.objects.exists()


def test_an_edition_that_nobody_could_read_is_refused(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="link or choose a file"):
        commands.add_edition(item=evidence.item(), edition=NewEdition("2026"), by=analyst(), at=NOW)
    assert not Edition.objects.exists()


def test_a_review_comes_to_its_keeper_a_month_ahead_and_is_recorded(ardlebury: Partnership) -> None:
    made = evidence.item(review_on=date(2026, 12, 10))
    evidence.item("Later", review_on=date(2027, 6, 1))
    waiting = [(one.what, one.due_on) for one in waits_for(analyst(), at=NOW)]
    assert waiting == [("Look again at “Early help works”", date(2026, 12, 10))]
    assert items_to_review(analyst(), on=NOW.date()) == []
    with pytest.raises(Refusal, match="a day to come"):
        commands.review_item(item=made, next_on=NOW.date(), note="Holds", by=analyst(), at=NOW)
    commands.review_item(item=made, next_on=date(2027, 12, 1), note="Nothing newer", by=analyst(), at=NOW)
    assert waits_for(analyst(), at=NOW) == []


def test_an_item_whose_day_has_come_is_due_and_a_withdrawn_one_takes_nothing_more(ardlebury: Partnership) -> None:
    due = evidence.item(review_on=NOW.date())
    assert items().get(pk=due.pk).state == ItemState.REVIEW_DUE
    with pytest.raises(Refusal, match="why it is withdrawn"):
        commands.withdraw_item(item=due, why=" ", by=analyst(), at=NOW)
    commands.withdraw_item(item=due, why="Its figures were corrected", by=analyst(), at=NOW)
    assert items().get(pk=due.pk).state == ItemState.WITHDRAWN
    assert items_found("early") == []
    with pytest.raises(Refusal, match="was withdrawn"):
        commands.add_edition(item=due, edition=evidence.link(), by=analyst(), at=NOW)
    evidence.item()  # the title is free again


def test_the_owner_may_keep_an_item_and_another_body_member_may_not(ardlebury: Partnership) -> None:
    ola, ned = person("Ola", Role.FINANCE), person("Ned", Role.FINANCE)
    made = evidence.item(owner=ola)
    commands.review_item(item=made, next_on=date(2027, 1, 1), note="Holds", by=ola, at=NOW)
    with pytest.raises(NotAllowed):
        commands.add_item(kind=Kind.RESEARCH, said=evidence.said("Another"), by=ned, at=NOW)
    with pytest.raises(NotAllowed):
        commands.withdraw_item(item=made, why="No", by=ned, at=NOW)


def test_a_search_finds_every_word_anywhere_and_puts_titles_first(ardlebury: Partnership) -> None:
    evidence.item(
        "Short breaks in Northshire", Kind.PRACTICE, says="Families choose their day.", dated_on=date(2020, 1, 1)
    )
    evidence.item("Respite reviewed", says="Short stays: what breaks and what holds.")
    found = evidence.inspection("Inspection of 2025")
    evidence.finding(found, "Too few short breaks on Sundays")
    evidence.item("Roads")
    assert [one.title for one in ranked_items("SHORT breaks")] == [
        "Short breaks in Northshire",
        "Respite reviewed",
        "Inspection of 2025",
    ]
    assert [one.title for one in ranked_items("short breaks sundays")] == ["Inspection of 2025"]
    assert [one.title for one in items_found("100%_")] == []


def test_a_replicability_score_is_from_one_to_five_and_says_what_it_rests_on(ardlebury: Partnership) -> None:
    for score, notes, sentence in ((6, "Same law", "from 1 to 5"), (4, " ", "what the score rests on")):
        with pytest.raises(Refusal, match=sentence):
            evidence.item(kind=Kind.PRACTICE, replicability=score, replicability_notes=notes)
    made = evidence.item(kind=Kind.PRACTICE, replicability=4, replicability_notes="Two more posts")
    assert (made.replicability, made.replicability_notes) == (4, "Two more posts")


def test_best_practice_is_counted_from_near_to_far(ardlebury: Partnership) -> None:
    evidence.item("Next door", Kind.PRACTICE, distance=Distance.AREA)
    evidence.item("Up the coast", Kind.PRACTICE, distance=Distance.REGION)
    evidence.item("A study", Kind.RESEARCH, distance=Distance.NATION)
    assert practice_by_distance() == {
        Distance.AREA: 1,
        Distance.REGION: 1,
        Distance.NATION: 0,
        Distance.ELSEWHERE: 0,
    }


def test_a_partners_rules_stand_before_its_strategies(ardlebury: Partnership) -> None:
    trust = organisation("Harbour Trust")
    evidence.item("Strategy to 2029", Kind.PLAN, organisation=trust)
    evidence.item("Standing orders", Kind.RULES, organisation=trust, limits="Three quotes above £25,000")
    evidence.item("Of another", Kind.RULES, organisation=organisation("Moor Trust"))
    assert [(one.title, one.limits) for one in rules_of(trust)] == [
        ("Standing orders", "Three quotes above £25,000"),
        ("Strategy to 2029", ""),
    ]


def test_the_register_of_law_is_taken_in_once_with_its_dates_and_links(ardlebury: Partnership) -> None:
    commands.begin_law_register(by=analyst(), at=NOW)
    act = EvidenceItem.objects.get(title="Children Act 2004")
    assert (act.reference, act.dated_on, act.in_force_from) == (
        "2004 c. 31, section 10",
        date(2004, 11, 15),
        date(2005, 4, 1),
    )
    flexible = EvidenceItem.objects.get(title__startswith="Health Act 1999")
    assert (flexible.dated_on, flexible.in_force_until) == (date(1999, 6, 30), date(2007, 2, 28))
    guidance = EvidenceItem.objects.get(title__startswith="Guidance on children's trusts")
    assert (guidance.dated_on, guidance.dated_to) == (date(2005, 1, 1), Exactness.YEAR)
    assert Edition.objects.count() == EvidenceItem.objects.count() == len(law_register())
    with pytest.raises(Refusal, match="already"):
        commands.begin_law_register(by=analyst(), at=NOW)
    commands.withdraw_item(item=act, why="Out of date here", by=analyst(), at=NOW)
    commands.begin_law_register(by=analyst(), at=NOW)
    assert EvidenceItem.objects.filter(title="Children Act 2004").count() == 2
