"""Ardlebury as printed: four pilots at four steps, money without need, and one hard decision prepared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.needs.models import Need
from quadrant.analyse.outcomes.models import Area, Neighbour
from quadrant.analyse.outcomes.queries import compared, series_of
from quadrant.analyse.outcomes.terms import AreaKind
from quadrant.audit.models import Line, LineWords
from quadrant.audit.verify import faults
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import position_of, team_of
from quadrant.demo.ardlebury.people import PEOPLE
from quadrant.demo.loading.days import TOLD_FOR, moment
from quadrant.demo.loading.evidence import indicator
from quadrant.desk.waiting import waits_for
from quadrant.do.agreements.models import Agreement
from quadrant.documents.minutes import minutes_paper
from quadrant.documents.packs import pack_of
from quadrant.documents.pdf import pdf_of
from quadrant.documents.reports import report_paper
from quadrant.documents.word import word_of
from quadrant.governance.models import CallIn, LegalAdvice, Meeting, Report, Resolution
from quadrant.governance.queries import (
    actions_of,
    agreed_minutes_of,
    appendices_of,
    background_papers_of,
    bars_of,
    challenges_of,
    checks_of_version,
    decisions_to_publish,
    earlier_meeting,
    forward_plan,
    matter_of,
    publication_of,
    replaced_by,
    unsettled_comments,
)
from quadrant.governance.rules import may_read_advice
from quadrant.governance.terms import CheckAnswer, Consultee, ExemptParagraph
from quadrant.partnership.queries import partnership_at, people_with_emails, person_with_email
from quadrant.partnership.within import within
from quadrant.thread.queries import thread
from tests.demo.telling import told
from tests.demo.walking import walk_the_demo
from tests.documents.reading import pages, word_text
from tests.once import once
from tests.web.telling import listed

# Asked of every test, so that the database is there when the story is told.
pytestmark = [pytest.mark.django_db, once]


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    with told(django_db_blocker, "ardlebury") as said:
        yield said


def chain() -> int:
    """The number of the partnership's own chain."""
    place = partnership_at("ardlebury")
    assert place is not None
    return int(place.pk)


@pytest.fixture(autouse=True)
def _entered(story: list[str]) -> Iterator[None]:
    with within(partnership_at("ardlebury"), on=TOLD_FOR):
        yield


def person(word: str) -> Any:
    return person_with_email(f"{word}@ardlebury.example")


def at_work(name: str) -> tuple[int, int]:
    """The step that a cycle is at, the first that is neither settled nor left out, and how many gates are decided."""
    cycle = Cycle.objects.get(name=name)
    position = position_of(cycle, on=TOLD_FOR)
    current = next(number for number, step in enumerate(position.steps, start=1) if not step.settled)
    decided = sum(gate.open_ for step in position.steps for gate in step.gates)
    return current, decided


@pytest.mark.parametrize(
    ("name", "step", "gates"),
    [
        ("Review of parking", 11, 2),
        ("Review of regulatory services", 9, 2),
        ("Review of mental health day support", 7, 1),
        ("Review of short breaks for children with disabilities", 4, 0),
        ("Commissioning policy 2025 to 2029", 3, 1),
        ("Enterprise Board pilot", 8, 8),
    ],
)
def test_each_cycle_stands_at_its_step(name: str, step: int, gates: int) -> None:
    assert at_work(name) == (step, gates)


def test_lbh_075_the_list_of_cycles_shows_four_pilot_reviews_at_four_steps(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: moment(TOLD_FOR))
    client.force_login(person("head"))
    page = client.get("/ardlebury/cycles/").content.decode()
    assert "<title>Cycles – Ardlebury Council and partners – Quadrant</title>" in page
    pilots = {name: row for name, row in listed(page).items() if name.startswith("Review of ")}
    assert {name: (row["At step"], row["Steps done"]) for name, row in pilots.items()} == {
        "Review of parking": ("11 Evaluation and 12 Reviewing needs and priorities", "10 of 12"),
        "Review of regulatory services": ("9 Contracting", "8 of 12"),
        "Review of mental health day support": ("7 Commissioning", "6 of 12"),
        "Review of short breaks for children with disabilities": ("4 Refining and identifying the options", "3 of 12"),
    }
    assert {(row["Framework"], row["Led by"]) for row in pilots.values()} == {
        ("Strategic Commissioning Policy, Haringey Council", "Chief Executive's Board")
    }


def test_the_pilots_belong_to_the_policy() -> None:
    policy = Cycle.objects.get(name="Commissioning policy 2025 to 2029")
    assert (policy.starts_on.isoformat(), policy.ends_on.isoformat()) == ("2025-04-01", "2029-03-31")
    assert Cycle.objects.filter(parent=policy).count() == 4


def test_nine_needs_two_without_spend_and_126_million_without_need() -> None:
    assert Need.objects.standing().count() == 9
    found = thread()
    assert {need.name for need in found.needs_without_spend} == {
        "Carers under 25 whom no service knows",
        "Young adults who leave mental-health wards with nobody to meet them",
    }
    spend = {node.name: worth for node, worth in found.spend_without_need}
    assert spend == {
        "Parking notice office": Decimal(612_000),
        "Town centre ambassadors": Decimal(398_000),
        "Sports lets": Decimal(250_000),
    }
    assert sum(spend.values()) == Decimal(1_260_000)
    assert found.ledger == sum(found.worth.values())


def test_self_harm_turned_from_what_was_forecast() -> None:
    """388 rose for eight years; the line through them says 540 and 561, and 512 and 498 came."""
    ours = Area.objects.get(name="Ardlebury")
    values = [point.value for point in series_of(indicator("self-harm"), [ours], person("analyst"))[ours.pk]]
    assert (len(values), values[0], values[-2:]) == (10, 388, [512, 498])
    first = [float(value) for value in values[:8] if value is not None]
    mean, slope = sum(first) / 8, sum((x - 3.5) * y for x, y in enumerate(first)) / 42
    assert [round(mean + slope * (x - 3.5)) for x in (8, 9)] == [540, 561]


def test_ten_neighbours_and_wards_with_hidden_counts() -> None:
    ours = Area.objects.get(name="Ardlebury")
    assert Neighbour.objects.filter(area=ours).count() == 10
    ward = Area.objects.get(name="Abbey Gate")
    shown = compared(indicator("self-harm-by-ward"), ward, person("leader"), period="2024")
    assert (len(shown), ward.kind) == (21, AreaKind.WARD)
    hidden = {point.area.name for point in shown if point.hidden}
    assert {"Ashmoor", "Castle Mead", "Fairlea", "Larkfield"} <= hidden


def test_three_things_today_for_the_head_of_commissioning() -> None:
    waiting = waits_for(person("head"), at=moment(TOLD_FOR))
    assert [(one.what, str(one.due_on)) for one in waiting] == [
        ("Answer the last questions on the tender", "2026-11-16"),
        ("Settle the long list with the parents' forum", "2026-11-24"),
        ("Open the bids, with the second opener: 12 noon", "2026-12-04"),
    ]


def test_one_comment_is_outstanding_before_cabinet() -> None:
    report = Report.objects.get(title="Short breaks for children with disabilities: which way forward")
    assert list(unsettled_comments(report)) == [Consultee.LEGAL]
    [waiting] = waits_for(person("legal"), at=moment(TOLD_FOR))
    assert waiting.what == f"Comment on “{report.title}”"
    assert (report.exempt_paragraph, bool(report.exempt_reason)) == ("3", True)
    meeting = Meeting.objects.get(body__name="Cabinet", at__date="2026-12-08")
    assert [one.what for one in waits_for(person("leader"), at=moment(TOLD_FOR))] == [f"Meeting of {meeting.body.name}"]


def test_the_chief_executive_is_reminded_of_a_review_and_of_the_register() -> None:
    waiting = waits_for(person("chief"), at=moment(TOLD_FOR))
    assert [(one.what, str(one.due_on)) for one in waiting if one.kind in ("Review", "Register")] == [
        ("Confirm your interests, or say what has changed", "2026-05-20"),
        ("Review the terms of reference of Chief Executive's Board", "2026-12-01"),
    ]


def test_the_framework_was_checked_and_its_pilot_challenged_by_peers() -> None:
    version = Cycle.objects.get(name="Enterprise Board pilot").framework
    [check] = checks_of_version(version)
    assert [check.counted[answer] for answer in CheckAnswer] == [14, 3, 1]
    [challenge] = challenges_of(Cycle.objects.get(name="Enterprise Board pilot"))
    assert (challenge.challenger.name, challenge.raised, challenge.replied) == ("Commissioning Working Group", 4, 4)


def test_one_matter_went_up_the_line_to_the_partnership() -> None:
    report = Report.objects.filter(title="One coach for two boards").order_by("pk").first()
    assert report is not None
    assert [one.what for one in matter_of(report) if one.route == "resolution" or "sent it up" in one.what] == [
        "Commissioning Working Group: recommended onwards",
        "Commissioning Working Group sent it up to Performance Group",
        "Performance Group: recommended onwards",
        "Performance Group sent it up to Ardlebury Strategic Partnership",
        "Ardlebury Strategic Partnership: approved",
    ]


def test_a_cabinet_member_must_leave_for_it() -> None:
    report = Report.objects.get(title="Short breaks for children with disabilities: which way forward")
    assert len(bars_of(report, person("cabinet.children"), on=TOLD_FOR)) == 1
    assert bars_of(report, person("leader"), on=TOLD_FOR) == []


def test_a_member_who_must_leave_for_it_gets_the_publics_paper_and_the_papers_of_cabinet_are_made() -> None:
    report = Report.objects.with_state().get(title__startswith="Short breaks for children")
    author, member = report.author, person("cabinet.children")
    assert "£38,500" in str(report_paper(report, reader=author))
    assert "£38,500" in str(report_paper(report, reader=person("leader")))
    assert report_paper(report, reader=member) == report_paper(report, reader=author, public=True)
    cabinet = Meeting.objects.filter(body__name="Cabinet")
    packs = [pages(pdf_of(pack_of(meeting, reader=author))) for meeting in cabinet]
    assert len(packs) == 7
    assert all("Contents" in pack[0] and "At the start" in pack[1] for pack in packs)
    for held in cabinet.filter(at__lt=moment(TOLD_FOR)):
        assert "Resolved: " in word_text(word_of(minutes_paper(held)))


def test_the_report_to_cabinet_comes_with_its_papers_and_cites_advice_that_few_read() -> None:
    report = Report.objects.get(title="Short breaks for children with disabilities: which way forward")
    shown = appendices_of(report, person("finance"))
    assert [(one.named, one.kind) for one in shown] == [
        ("Appendix A: Whole cost of the five options", "CSV"),
        ("Appendix B: exempt appendix", ""),
        ("Appendix C: The framework that the review follows", "YAML"),
    ]
    assert shown[1].exemption is not None
    assert shown[1].exemption.paragraph is ExemptParagraph.BUSINESS
    assert appendices_of(report, person("leader"))[1].title == "What Harbour Door offers for the eastern house"
    assert not appendices_of(report, person("cabinet.children"))[1].readable
    assert [one.title for one in background_papers_of(report).papers] == [
        "Appraisal of five options for short breaks",
        "Letter of the parent carer forum, October",
    ]
    [advice] = LegalAdvice.objects.filter(comment__report=report)
    emails = [one.email for one in PEOPLE if may_read_advice(person_with_email(one.email), advice)]
    assert emails == ["head@ardlebury.example", "legal@ardlebury.example", "monitoring@ardlebury.example"]
    assert report.cycle is not None
    assert [one.does for one in team_of(report.cycle) if "Legal officer" in one.roles] == ["Legal adviser"]


def test_awards_are_refused_to_those_who_may_not_make_them() -> None:
    refused = Line.objects.filter(partnership=chain(), refused=True, action="recommendation.resolved")
    said = set(LineWords.objects.filter(line__in=refused).values_list("sentence", flat=True))
    assert said == {
        "£612,000 is beyond Chief Executive's Board, which may decide up to £500,000.",
        "Virtual Commissioning Unit has no power to decide this: award an agreement.",
    }
    made = Resolution.objects.filter(
        recommendation__opens_gate=True, recommendation__report__place__endswith="award-approved"
    )
    assert {(one.body.name, one.recommendation.value) for one in made} == {
        ("Cabinet", Decimal(612_000)),
        ("Chief Executive's Board", Decimal(430_000)),
    }


def test_one_decision_superseded_and_one_taken_alone() -> None:
    first = Resolution.objects.get(recommendation__value=Decimal(300_000))
    later = replaced_by(first)
    assert later is not None
    assert later.recommendation.value == Decimal(250_000)
    alone = Resolution.objects.get(body__name="Director of place, under delegation")
    assert (alone.recommendation.value, alone.meeting) == (Decimal(48_000), None)


def test_the_unit_s_own_agreement_is_still_being_agreed() -> None:
    signed = Agreement.objects.exclude(signed_at=None)
    assert signed.count() == 10
    assert [one.title for one in Agreement.objects.filter(signed_at=None)] == ["Homes and trading, by our own unit"]


def test_everybody_to_sign_in_as_is_known() -> None:
    emails = [one.email for one in PEOPLE]
    assert set(people_with_emails(emails)) == set(emails)


def test_the_chain_verifies() -> None:
    assert list(faults()) == []


def test_the_boards_agenda_came_late_and_says_why_and_its_minutes_are_written() -> None:
    meeting = Meeting.objects.get(body__name="Chief Executive's Board", at__date=date(2026, 11, 10))
    published = publication_of(meeting)
    assert published is not None
    assert published.late_why.startswith("The equalities officer's count of families came on 2 November")
    assert [(one.owner.name, one.done_note) for one in actions_of(meeting)] == [
        ("Finance officer", "Sent on 12 November."),
        ("Lead commissioner", ""),
    ]
    before = earlier_meeting(meeting)
    assert before is not None
    agreed = agreed_minutes_of(before)
    assert agreed is not None
    assert agreed.agreed_at == meeting


def test_cabinets_forward_plan_and_the_decision_that_scrutiny_called_in() -> None:
    announced = [(one.title, one.route, one.rule.counted(one.published_on, one.decided_from)) for one in forward_plan()]
    assert announced == [
        ("Short breaks for children with disabilities: which way forward", "in_time", 35),
        ("Two vehicles for children's transport", "general_exception", 16),
    ]
    call = CallIn.objects.get()
    assert (call.notice.published_on, call.asked_at.date(), call.heard_on) == (
        date(2026, 3, 11),
        date(2026, 3, 13),
        date(2026, 3, 23),
    )
    assert (call.outcome, (call.heard_on - call.notice.published_on).days) == ("stands", 12)
    assert decisions_to_publish() == []


def test_every_link_opens_for_whoever_is_offered_most_and_least() -> None:
    """For everybody: the long command (test_links.py)."""
    two = ("Head of commissioning", "Contact at Kerbside Parking Ltd")
    walked = walk_the_demo("ardlebury", only=two)
    assert walked.faults == {}
    assert len(walked.wrong) == len(two)
