"""What the rooms tell of a cycle for a report: what all its readers may see, and nothing kept from its author."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quadrant.appraisal import commands as appraisal
from quadrant.governance.commands import ItemAnswer, answer_checklist
from quadrant.governance.queries import checklists_of
from quadrant.governance.registry import told_of
from quadrant.governance.terms import CheckAnswer, DrawsOn, read_table, report_templates, typed_table
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Organisation, Partnership, Person
from quadrant.partnership.terms import InterestKind, Role
from tests.factories import agreements, proposals
from tests.factories import appraisal as make
from tests.factories.cycle import cycle
from tests.factories.governance import proposer
from tests.factories.partnership import LONG_AGO, NOW, known, organisation, person


def conflicted(of: Organisation) -> Person:
    """Connie, a commissioner and a trustee of this organisation, who must leave."""
    connie = person("Connie", Role.COMMISSIONER)
    kind = InterestKind.OTHER_REGISTRABLE
    declare_interest(person=connie, kind=kind, nature="Trustee", organisation=of, from_on=LONG_AGO, by=connie, at=NOW)
    return connie


def test_options_are_told_with_places_once_a_ranking_is_on_record(ardlebury: Partnership) -> None:
    used, trust = make.adopted(), organisation("Trust")
    make.entry(used, "Coaches", reference="WP01", led_by=trust, value=120_000)
    make.entry(used, "Vans", reference="WP02")
    markers = make.shared_out(make.panel(used, *(make.member(name) for name in ("Mo", "Nia"))))
    for marker in markers:
        make.mark_all(marker, {"Coaches": 3, "Vans": 4})
    appraisal.lock_scores(criteria_set=used, by=known("Cheng"), at=NOW)
    assert told_of(DrawsOn.OPTIONS, used.cycle, proposer()) == []
    appraisal.rank_entries(criteria_set=used, by=known("Cheng"), at=NOW)
    table, robust = told_of(DrawsOn.OPTIONS, used.cycle, proposer())
    rows = read_table(table)
    assert rows is not None
    assert [row[:5] for row in rows.rows] == [
        ("1", "WP02 Vans", "Leaders of Vans", "–", "80.0"),
        ("2", "WP01 Coaches", "Trust", "£120,000", "60.0"),
    ]
    assert "Vans" in robust
    kept = "\n".join(told_of(DrawsOn.OPTIONS, used.cycle, conflicted(trust)))
    assert "Coaches" not in kept
    assert "£120,000" not in kept
    assert "WP02 Vans" in kept


def test_what_proposals_ask_is_told_after_the_call_has_closed_and_not_to_whom_it_is_kept_from(
    ardlebury: Partnership,
) -> None:
    call = proposals.call()
    made = proposals.submitted(call)
    proposals.submitted(call, "Debt advice", led_by="Coin Trust", asks={2027: Decimal(10_000)})
    told = "\n".join(told_of(DrawsOn.MONEY, call.cycle, proposer()))
    first = "| WP01 First Steps family coaches | Hedgerow Family Trust | 2027/28: £62,000; 2028/29: £64,000; 2029/30: "
    assert f"{first}£60,000 | £186,000 |" in told
    assert "| WP02 Debt advice | Coin Trust | 2027/28: £10,000 | £10,000 |" in told
    kept = "\n".join(told_of(DrawsOn.MONEY, call.cycle, conflicted(made.organisation)))
    assert "Hedgerow" not in kept
    assert "Coin Trust" in kept


def test_an_open_call_tells_nothing_of_what_is_asked(ardlebury: Partnership) -> None:
    from quadrant.partnership.within import within

    call = proposals.call()
    proposals.submitted(call)
    with within(ardlebury, on=date(2026, 6, 11)):
        assert "First Steps" not in "\n".join(told_of(DrawsOn.MONEY, call.cycle, proposer()))


def test_signed_agreements_are_told_and_drafts_are_not(ardlebury: Partnership) -> None:
    drafted = agreements.draft()
    assert "Family support" not in "\n".join(told_of(DrawsOn.MONEY, drafted.cycle, proposer()))
    agreements.signed(drafted)
    told = "\n".join(told_of(DrawsOn.MONEY, drafted.cycle, proposer()))
    assert "| Family support | Harbour Door | 2026/27 | Early help fund | £40,000 |" in told
    kept = told_of(DrawsOn.MONEY, drafted.cycle, conflicted(drafted.provider))
    assert "Harbour Door" not in "\n".join(kept)


def test_a_checklist_tells_how_it_was_answered_and_what_is_not_a_plain_yes(ardlebury: Partnership) -> None:
    running = cycle("Families first", by=proposer())
    of = checklists_of(running)[0].checklist
    one, two = of.items[:2]
    given = [ItemAnswer(one.key, CheckAnswer.YES), ItemAnswer(two.key, CheckAnswer.NO, "Nobody was asked", proposer())]
    answer_checklist(cycle=running, checklist=of.key, answers=given, by=proposer(), at=NOW)
    said, table = told_of(DrawsOn.IMPACT, running, proposer())
    assert said == f"{of.name}: 2 of {len(of.items)} answered, 1 yes, 1 no."
    rows = read_table(table)
    assert rows is not None
    assert [row[1:] for row in rows.rows] == [("No", "Nobody was asked", "Petra")]


def test_every_template_says_which_sections_draw_on_which_records() -> None:
    drawn = {key: {draws for of in one.drawing.values() for draws in of} for key, one in report_templates().items()}
    assert drawn["spine"] == set(DrawsOn)
    assert all(drawn.values())


def test_a_typed_table_is_read_back_and_what_is_no_table_is_text() -> None:
    typed = typed_table("Needs", ("A", "B"), [("one | two", "x\ny"), ("", "2")])
    assert typed == "Needs\n| A | B |\n| one / two | x y |\n| – | 2 |"
    found = read_table(typed)
    assert found is not None
    assert (found.caption, found.heads, found.rows) == ("Needs", ("A", "B"), (("one / two", "x y"), ("–", "2")))
    for text in (
        "",
        "Words",
        "Words\n| a | b |",
        "Words\n| a | b |\n| c |",
        "| a | b |\n| c | d |",
        "Words\n| a |\n| b |",
    ):
        assert read_table(text) is None
    many = typed_table("Many", ("A", "B"), [("x", "y")] * 50)
    assert many.startswith("Many (the first 40 of 50)\n")
    assert many.count("\n") == 41
