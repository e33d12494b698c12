"""What comes back: kept whole or not at all, texts held back, small numbers hidden, themes, quotes, the report."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from quadrant.audit.models import RowValues
from quadrant.audit.terms import Refusal
from quadrant.audit.verify import faults
from quadrant.engagement import commands
from quadrant.engagement.models import Answer, Consultation, Response
from quadrant.engagement.queries import (
    counts_by_way,
    profiles_of,
    readable_texts,
    report_as_published,
    report_of,
    results_of,
    theme_counts,
    waiting_answers,
)
from quadrant.engagement.terms import Edition, HeldFor, Reply, Way, YoungAge, held_for, is_taken_from
from quadrant.partnership.models import Partnership
from tests.factories.engagement import answered, asked, commissioner, consultation, ended, finding, given, online
from tests.factories.partnership import NOW


def result(of: Consultation, text: str) -> Any:
    return next(one for one in results_of(of) if one.question.text.startswith(text))


def counts(of: Consultation, text: str) -> list[int | None]:
    return [line.count for line in result(of, text).lines]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("More weekends, please", []),
        ("The house in Harbour is too far from North Quay", []),
        ("Ask Mrs Okafor at the centre", [HeldFor.NAME]),
        ("My son Daniel waits", [HeldFor.NAME]),
        ("my name is Zed", [HeldFor.NAME]),
        ("Ring 01632 960 001", [HeldFor.PHONE]),
        ("Ring +44 7700 900123 or write to a.b@example.org", [HeldFor.PHONE, HeldFor.MAIL]),
        ("We live in NE8 1HH", [HeldFor.ADDRESS]),
        ("The carer hits me", [HeldFor.HARM]),
        ("I am scared to go home", [HeldFor.HARM]),
        ("Sarah says he hurt her", [HeldFor.HARM, HeldFor.NAME]),
        ("It costs £1,250,000 and 412 nights", []),
        ("In 2026 we had 20 days", []),
    ],
)
def test_what_a_text_is_held_back_for(text: str, reasons: list[HeldFor]) -> None:
    assert held_for(text) == reasons


def test_a_quotation_is_the_persons_own_words() -> None:
    said = "The house is kind but  an hour away, and the bus stops at six."
    assert is_taken_from("The house is kind … the bus stops at six.", said)
    assert is_taken_from("an hour away", said)
    assert not is_taken_from("The house is cruel", said)
    assert not is_taken_from("the bus stops at six … The house is kind", said)
    assert not is_taken_from("…", said)


def test_answers_of_every_kind_are_counted(ardlebury: Partnership) -> None:
    made = consultation()
    answered(made, [{"Where": 0, "Which": (0, 1), "How much": 5, "How many": Decimal(4)}] * 6)
    answered(made, [{"Where": 1, "Which": (0,), "How much": 3, "How many": Decimal(7)}] * 5, way=Way.FILE)
    answered(made, [{"How much": 1, "What": "More days out"}] * 5, age=YoungAge.TO_15)
    assert counts_by_way(made) == {
        (Edition.FULL, Way.PAPER): 6, (Edition.FULL, Way.FILE): 5, (Edition.YOUNG, Way.PAPER): 5,
    }  # fmt: skip
    assert counts(made, "Where") == [6, 5, 0]
    assert [round(line.share or 0) for line in result(made, "Where").lines] == [55, 45, 0]
    assert counts(made, "Which") == [11, 6, 0]
    assert counts(made, "How much") == [5, 0, 5, 0, 6]
    assert result(made, "How much").mean == pytest.approx((5 * 1 + 5 * 3 + 6 * 5) / 16)
    assert (result(made, "How many").mean, result(made, "How many").middle) == (pytest.approx(59 / 11), 4)
    assert result(made, "What").texts == 5


def test_small_numbers_are_hidden_and_cannot_be_worked_out(ardlebury: Partnership) -> None:
    made = consultation()
    answered(made, [{"Where": 0, "How much": 5, "Which": (0,)}] * 20)
    answered(made, [{"Where": 1, "How much": 4, "Which": (0, 1)}] * 9)
    answered(made, [{"Where": 2, "How much": 1, "Which": (0, 1)}] * 2)
    # 2 is hidden and with it the smallest other; with the mean the steps could be worked out, so there is none.
    assert counts(made, "Where") == [20, None, None]
    assert result(made, "Where").base == 31
    assert result(made, "How much").mean is None
    # Everybody chose weekends; those who chose holidays are many, and those who did not too.
    assert counts(made, "Which") == [31, 11, 0]


def test_a_page_sent_twice_is_taken_once(ardlebury: Partnership) -> None:
    made = consultation()
    online(made, {"Where": 1}, form="a" * 32)
    with pytest.raises(Refusal, match="already been received"):
        online(made, {"Where": 2}, form="a" * 32)
    assert Response.objects.count() == 1


def test_a_moment_too_early_or_too_late(ardlebury: Partnership) -> None:
    made = consultation()
    moment = timedelta(microseconds=1)
    online(made, {"Where": 1}, at=made.closes_at - moment)
    with pytest.raises(Refusal, match="came too late"):
        online(made, {"Where": 1}, at=made.closes_at)
    with pytest.raises(Refusal, match="not open yet"):
        online(made, {"Where": 1}, at=made.opens_at - moment)
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"Where": 3}, {"Where": (0, 1)}, {"How much": 0}, {"How much": 6}, {"How many": 4}, {"What": "x" * 4001}, {}],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(ardlebury: Partnership, wrong: dict[str, Any]) -> None:
    made = consultation()
    with pytest.raises(Refusal):
        answered(made, [{"Where": 0}, wrong])
    assert (Response.objects.count(), Answer.objects.count()) == (0, 0)


def test_a_question_of_another_consultation_is_none_of_this(ardlebury: Partnership) -> None:
    made, other = consultation(), consultation(title="Another")
    foreign = given(other, {"Where": 1})
    with pytest.raises(Refusal, match="no question of the consultation"):
        commands.receive_response(consultation=made, given=foreign, by=None, at=NOW)


def test_the_chain_holds_no_answer_of_anybody(ardlebury: Partnership) -> None:
    made = consultation()
    online(made, {"What": "Our Daniel cannot wait", "Where": 2})
    kept = RowValues.objects.filter(table__in=["engagement_answer", "engagement_response"])
    assert {row.values for row in kept} == {None}
    assert "Daniel" not in str(list(RowValues.objects.values_list("values", flat=True)))
    assert list(faults()) == []


def test_a_text_held_back_is_read_changed_or_left_out(ardlebury: Partnership) -> None:
    made = consultation()
    answered(made, [{"What": "Ask Mrs Okafor"}, {"What": "Daniel is hurt by it"}, {"What": "More weekends"}])
    what = asked(made, "What")
    assert [one.text for one in readable_texts(what)] == ["More weekends"]
    first, second = waiting_answers(made)
    commands.read_answer(answer=first, text="Ask [a worker]", by=commissioner(), at=NOW)
    commands.read_answer(answer=second, text="", leave_out=True, by=commissioner(), at=NOW)
    assert [one.text for one in readable_texts(what)] == ["Ask [a worker]", "More weekends"]
    assert not waiting_answers(made)
    assert not Answer.objects.filter(text__contains="Daniel").exists()
    with pytest.raises(Refusal, match="has read this text already"):
        commands.read_answer(answer=first, text="x", by=commissioner(), at=NOW)


def test_themes_are_counted_by_people_and_small_ones_hidden(ardlebury: Partnership) -> None:
    made = consultation()
    answered(made, [{"What": f"Nearer to home, house {number}"} for number in range(6)])
    what = asked(made, "What")
    near, far = (
        commands.name_theme(consultation=made, name=name, by=commissioner(), at=NOW) for name in ("Near", "Far")
    )
    texts = list(readable_texts(what))
    commands.tag_answers(question=what, found={one: [near] for one in texts}, by=commissioner(), at=NOW)
    commands.tag_answers(question=what, found={texts[0]: [near, far]}, by=commissioner(), at=NOW)
    assert theme_counts(made) == [(near, 6), (far, None)]
    commands.tag_answers(question=what, found={texts[0]: []}, by=commissioner(), at=NOW)
    assert theme_counts(made) == [(near, 5)]


def test_a_quote_points_to_nobody(ardlebury: Partnership) -> None:
    made = consultation()
    answered(made, [{"What": "More weekends would let us sleep"}, {"What": "Ask Mrs Okafor"}])
    fine, held = Answer.objects.order_by("pk")
    with pytest.raises(Refusal, match="own words"):
        commands.choose_quote(answer=fine, text="We never sleep", by=commissioner(), at=NOW)
    with pytest.raises(Refusal, match="is not quoted"):
        commands.choose_quote(answer=held, text="Ask Mrs Okafor", by=commissioner(), at=NOW)
    commands.read_answer(answer=held, text="Ask Mrs Okafor", by=commissioner(), at=NOW)
    with pytest.raises(Refusal, match="could point to somebody"):
        commands.choose_quote(answer=held, text="Ask Mrs Okafor", by=commissioner(), at=NOW)
    quote = commands.choose_quote(answer=fine, text="More weekends … sleep", by=commissioner(), at=NOW)
    assert quote.text == "More weekends … sleep"


def test_who_answered_is_set_beside_who_lives_here(ardlebury: Partnership) -> None:
    made = consultation()
    shares = {0: Decimal(40), 1: Decimal(35), 2: Decimal(25)}
    commands.set_population(
        question=asked(made, "Where"), shares=shares, source="Census 2021", by=commissioner(), at=NOW
    )
    answered(made, [{"Where": 0}] * 210 + [{"Where": 1}] * 160 + [{"Where": 2}] * 42)
    (profile,) = profiles_of(made, results_of(made))
    assert [(line.label, line.count, line.verdict) for line in profile.lines] == [
        ("North Quay", 210, "Over-represented"),
        ("Moorside", 160, "About right"),
        ("Harbour", 42, "Under-represented"),
    ]
    with pytest.raises(Refusal, match="must add to about 100"):
        commands.set_population(
            question=asked(made, "Where"), shares={0: Decimal(40)}, source="x", by=commissioner(), at=NOW
        )


def test_a_report_waits_for_every_reply_and_every_held_text(ardlebury: Partnership) -> None:
    made = consultation()
    said: dict[str, Any] = {"Where": 0, "What": "More weekends"}
    answered(made, [{"What": "Ask Mrs Okafor"}, *[said] * 9])

    def publish() -> Any:
        return commands.publish_report(consultation=made, by=commissioner(), at=NOW)

    with pytest.raises(Refusal, match="when the consultation is over"):
        publish()
    ended(made)
    with pytest.raises(Refusal, match="Record first what people said"):
        publish()
    open_ = finding(made, reply=None)
    with pytest.raises(Refusal, match="finding 1"):
        publish()
    commands.reply_to_finding(
        finding=open_, reply=Reply.DID_NOT, text="There is no house to let.", by=commissioner(), at=NOW
    )
    with pytest.raises(Refusal, match="not read yet: 1"):
        publish()
    commands.read_answer(answer=waiting_answers(made)[0], text="", leave_out=True, by=commissioner(), at=NOW)
    publish()
    published = report_of(made)
    assert published is not None
    report = report_as_published(published)
    assert (report.responses, [one.reply for one in report.findings]) == ("10 responses", ["We did not, because"])
    where = next(one for one in report.questions if one.text.startswith("Where"))
    assert where.rows == [["North Quay", "9", "100%"], ["Moorside", "0", "0%"], ["Harbour", "0", "0%"]]
    # What is published stays, whatever comes after it.
    finding(made, "Another thing")
    assert len(report_as_published(published).findings) == 1
