"""A consultation from its draft to its published report, on the pages of those who run it; kept from all others."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.cycle.models import Cycle
from quadrant.engagement.commands import end_consultation
from quadrant.engagement.models import Answer, Consultation, PublishedReport, Question, Response
from quadrant.engagement.queries import questions_of
from quadrant.engagement.terms import YoungAge
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import cycle
from tests.factories.engagement import answered, asked, commissioner, consultation, draft, ended, finding, met, online
from tests.factories.partnership import NOW, organisation, person
from tests.shared_folder import needs_shared, shared
from tests.web.telling import read

SAID = {
    "title": "Short breaks", "purpose": "Which breaks help", "decision": "Cabinet, February 2027", "stage": "options",
    "audience": "Families", "sectors": ["users", "voluntary", "social"], "methods": ["survey"],
    "other_ways": "Paper in libraries", "rung_aimed": "engagement",
    "opens_on_day": "7", "opens_on_month": "9", "opens_on_year": "2026",
    "closes_on_day": "11", "closes_on_month": "12", "closes_on_year": "2026", "closes_time": "5pm",
}  # fmt: skip


@pytest.fixture
def review(ardlebury: Partnership) -> Cycle:
    return cycle(key="haringey-policy-2010")


@pytest.fixture
def clara(review: Cycle) -> Client:
    client = Client()
    client.force_login(commissioner())
    return client


def post(client: Client, page: str, said: dict[str, Any] | None = None) -> Any:
    answer = client.post(f"/ardlebury/{page}", said or {})
    assert answer.status_code == 302, read(answer)
    return client.get(answer["Location"])


def test_a_consultation_is_drafted_asked_and_published(clara: Client, review: Cycle) -> None:
    page = post(clara, f"cycles/{review.pk}/consultations/new/", SAID)
    made = Consultation.objects.get()
    assert "The draft is saved" in read(page)
    assert "Third sector: voluntary and community groups" not in read(page)  # in words of a sentence
    assert "third sector: voluntary and community groups" in read(page)
    at = f"consultations/{made.pk}"
    post(clara, f"{at}/questions/new/", {"text": "What helps?", "kind": "many", "choices": "Weekends\nHolidays\n"})
    post(clara, f"{at}/questions/new/", {"text": "Why?", "kind": "text", "plain": "Tell us why"})
    post(clara, f"{at}/equality/", {"about": ["sex", "age"]})
    refused = clara.post(f"/ardlebury/{at}/publish/")
    assert refused.status_code == 409
    assert "communications or consultation strategy would help" in read(refused)
    post(clara, f"{at}/strategy/", {"strategy": "no", "why": "Few families"})
    said = read(post(clara, f"{at}/publish/"))
    assert "Policy when it was published: 12 weeks and a day more for each bank holiday." in said
    assert [one.text for one in questions_of(made)] == ["What helps?", "Why?", "How old are you?", "What is your sex?"]
    assert "What helps?" in read(Client().get(f"/ardlebury/have-your-say/{made.pk}/"))


def test_gct_159_a_strategy_is_considered_with_reason_and_document(clara: Client) -> None:
    made = draft()
    at = f"consultations/{made.pk}/strategy/"
    refused = clara.post(f"/ardlebury/{at}", {"strategy": "yes", "why": "Many people"})
    assert "Give the strategy's document" in read(refused)
    file = SimpleUploadedFile("plan.txt", b"Whom we tell, and when")
    page = read(post(clara, at, {"strategy": "yes", "why": "Many people", "file": file}))
    assert "Communications strategy Yes: Many people" in page
    assert "Communications strategy: plan.txt" in page
    kept = clara.get(f"/ardlebury/{at}file/")
    assert b"".join(kept.streaming_content) == b"Whom we tell, and when"  # type: ignore[attr-defined]  # a file


def test_questions_are_changed_moved_and_removed(clara: Client) -> None:
    made = draft()
    hours = asked(made, "How many")
    post(clara, f"questions/{hours.pk}/up/")
    post(clara, f"questions/{hours.pk}/change/", {"text": "How many hours?", "kind": "number"})
    post(clara, f"questions/{asked(made, 'Where').pk}/remove/")
    assert [one.text for one in questions_of(made)] == [
        "Which breaks do you use?", "How many hours?", "How much do breaks help?", "What would you change?",
    ]  # fmt: skip
    assert clara.get(f"/ardlebury/questions/{hours.pk}/up/").status_code == 405


def test_paper_is_entered_and_counted(clara: Client) -> None:
    made = consultation()
    day = {"received_on_day": "9", "received_on_month": "11", "received_on_year": "2026"}
    at = f"consultations/{made.pk}/responses/new/"
    where = f"q{asked(made, 'Where').pk}"
    post(clara, at, {**day, where: "1"})
    refused = clara.post(f"/ardlebury/{at}", {**day, where: "1", "age": "to_12"})
    assert "Without consent a young person’s answers are not taken" in read(refused)
    early = clara.post(f"/ardlebury/{at}", {**day, "received_on_month": "8", where: "1"})
    assert "It was open from 7 September 2026" in read(early)
    assert "Everybody's questions, on paper 1" in read(clara.get(f"/ardlebury/consultations/{made.pk}/"))


def test_results_hide_small_numbers_and_show_who_is_missing(clara: Client) -> None:
    made = consultation()
    where = asked(made, "Where")
    shares = {"share_0": "40", "share_1": "35", "share_2": "25", "source": "Census 2021"}
    post(clara, f"questions/{where.pk}/population/", shares)
    answered(made, [{"Where": 0}] * 210 + [{"Where": 1}] * 160 + [{"Where": 2}] * 42)
    answered(made, [{"How much": 5}] * 3, age=YoungAge.TO_15)
    said = read(clara.get(f"/ardlebury/consultations/{made.pk}/results/"))
    assert "Harbour 42 10% (8 to 13) 25% Under-represented" in said
    assert "Population: Census 2021" in said
    assert "Counts from 1 to 4 are hidden" in said
    assert "Answered by hidden" in said


def test_why_it_ended_early_ends_with_one_full_stop(clara: Client) -> None:
    made = consultation()
    answered(made, [{"Where": 0}] * 6)
    end_consultation(consultation=made, why="Enough answers came.", by=commissioner(), at=NOW)
    said = read(clara.get(f"/ardlebury/consultations/{made.pk}/results/"))
    assert "It ended early: Enough answers came. " in said
    assert ".." not in said.partition("It ended early")[2][:40]


def test_held_texts_are_read_by_those_who_run_it_and_no_one_else(clara: Client, review: Cycle) -> None:
    made = consultation(review)
    online(made, {"What": "Ask Mrs Okafor, she hit me"})
    text = Answer.objects.get()
    waits = read(clara.get("/ardlebury/your-work/"))
    assert "Read 1 text held back" in waits
    held = read(clara.get(f"/ardlebury/consultations/{made.pk}/held/"))
    assert "May speak of harm, may name somebody" in held
    page = read(clara.get(f"/ardlebury/answers/{text.pk}/read/"))
    assert "Follow your safeguarding procedure today" in page
    pam = person("Pam", Role.PROVIDER, organisation=organisation("Tidewell"))
    for outsider in (person("Otto", Role.AUDITOR), pam, person("Fay", Role.FINANCE)):
        other = Client()
        other.force_login(outsider)
        for path in (
            f"answers/{text.pk}/read/", f"answers/{text.pk}/quote/", f"consultations/{made.pk}/held/",
            f"questions/{text.question_id}/texts/",
        ):  # fmt: skip
            assert other.get(f"/ardlebury/{path}").status_code == 404, (outsider.name, path)
    post(clara, f"answers/{text.pk}/read/", {"text": "Ask [a worker]"})
    assert "Ask [a worker]" in read(clara.get(f"/ardlebury/questions/{text.question_id}/texts/"))
    again = clara.post(f"/ardlebury/answers/{text.pk}/read/", {"text": "x"})
    assert again.status_code == 409


def test_a_provider_sees_nothing_of_consultations_inside(review: Cycle) -> None:
    made, pam = consultation(review), Client()
    engaged = met(review)
    pam.force_login(person("Pam", Role.PROVIDER, organisation=organisation("Tidewell")))
    pages = ("consultations/", f"consultations/{made.pk}/", f"consultations/{made.pk}/results/", "engagements/",
             f"engagements/{engaged.pk}/", "messages/", f"cycles/{review.pk}/who-was-asked/")  # fmt: skip
    assert {pam.get(f"/ardlebury/{page}").status_code for page in pages} == {404}


def test_those_inside_who_do_not_run_it_look_and_do_not_touch(review: Cycle) -> None:
    made, fay = consultation(review), Client()
    fay.force_login(person("Fay", Role.FINANCE))
    assert fay.get(f"/ardlebury/consultations/{made.pk}/").status_code == 200
    for path in ("change", "publish", "end", "extend", "report", "findings/new", "responses/new", "files/new"):
        assert fay.post(f"/ardlebury/consultations/{made.pk}/{path}/").status_code == 403, path


def test_themes_quotes_findings_and_the_report(clara: Client) -> None:
    made = consultation()
    answered(made, [{"What": f"Nearer to home, please, says house {number}"} for number in range(6)])
    what = asked(made, "What")
    post(clara, f"consultations/{made.pk}/themes/new/", {"name": "Near home"})
    theme = made.themes.get()
    texts = [one.pk for one in Answer.objects.order_by("pk")]
    page = f"questions/{what.pk}/texts/"
    post(clara, f"{page}?page=1", {f"themes_{number}": [str(theme.pk)] for number in texts})
    quoted = f"answers/{texts[0]}/quote/"
    refused = clara.post(f"/ardlebury/{quoted}", {"text": "Nearer to town"})
    assert "Quote the person's own words" in read(refused)
    post(clara, quoted, {"text": "Nearer to home, please"})
    ended(made)
    post(clara, f"consultations/{made.pk}/findings/new/", {"text": "Near home", "heard": "All", "theme": str(theme.pk)})
    number = made.findings.get().pk
    said = read(post(clara, f"findings/{number}/reply/", {"reply": "did_not", "text": "No house is to be had."}))
    assert "We did not, because: No house is to be had." in said
    post(clara, f"consultations/{made.pk}/rung/", {"reached": "consultation", "evidence": "Nothing was decided there"})
    preview = read(clara.get(f"/ardlebury/consultations/{made.pk}/report/"))
    assert "Near home 6" in preview
    assert "“Nearer to home, please”" in preview
    post(clara, f"consultations/{made.pk}/report/")
    public = read(Client().get(f"/ardlebury/have-your-say/{made.pk}/report/"))
    assert "We did not, because: No house is to be had." in public
    assert "Consultation; aimed for: engagement. Nothing was decided there" in public
    assert PublishedReport.objects.count() == 1


def test_a_file_with_a_wrong_cell_is_refused_at_its_cell_and_nothing_is_kept(clara: Client) -> None:
    made = consultation()
    file = SimpleUploadedFile("answers.csv", b"Where do you live?,How many hours a week?\nHarbour,4\nMoon,lots\n")
    said = read(post(clara, f"consultations/{made.pk}/files/new/", {"file": file}))
    assert (
        "Row 3, column “Where do you live?” Moon Is none of the answers" in said.replace(" Value", "") or "Moon" in said
    )
    assert "is none of the answers" in said.lower()
    number = made.deliveries.get().pk
    refused = clara.post(f"/ardlebury/response-files/{number}/take-in/")
    assert refused.status_code == 409
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.csv", b"", "empty"),
        ("x.xlsx", b"PK\x03\x04 torn", "not a workbook that can be read"),
        ("x.csv", b"%PDF-1.7", "This is a PDF"),
        ("x.csv", b"<html><table>", "web page"),
        ("x.csv", b"only one column\n1\n", "No row of headers"),
    ],
)
def test_what_is_no_table_is_refused_in_words(clara: Client, name: str, content: bytes, sentence: str) -> None:
    made = consultation()
    page = f"/ardlebury/consultations/{made.pk}/files/new/"
    answer = clara.post(page, {"file": SimpleUploadedFile(name, content)}, follow=True)
    assert answer.status_code == 200
    assert sentence in read(answer)
    assert not Response.objects.exists()


@needs_shared
def test_2955_real_responses_come_in_by_mapping_alone(clara: Client) -> None:
    """Edinburgh's natural neighbourhoods, as its README counts them."""
    from quadrant.engagement.commands import QuestionAs
    from quadrant.engagement.terms import QuestionKind

    sources = (
        "General 2", "General 1", "Staff Survey", "Council Contact Centre", "Schools 15 Nov",
        "Making it Clear for OP",
    )  # fmt: skip
    made = consultation(
        None,
        QuestionAs("Which neighbourhood do you live in?", QuestionKind.TEXT),
        QuestionAs("Where was it asked?", QuestionKind.TEXT),
    )
    where, source = questions_of(made)
    with shared("data", "consultation", "edinburgh_natural_neighbourhoods_survey.csv").open("rb") as file:
        post(clara, f"consultations/{made.pk}/files/new/", {"file": file})
    delivery = made.deliveries.get()
    at = f"response-files/{delivery.pk}/"
    columns = {
        f"column_{where.pk}": "Allocated NN",
        f"column_{source.pk}": "Data Source",
        "column_received": "Last Modified",
    }
    assert "Found: 2,955 responses" in read(post(clara, at, columns))
    assert "2,955 responses" in read(post(clara, f"{at}take-in/"))
    assert Response.objects.count() == 2955
    told = Answer.objects.filter(question=source)
    assert {name: told.filter(text=name).count() for name in sources} == {
        "General 2": 1048, "General 1": 653, "Staff Survey": 468, "Council Contact Centre": 343,
        "Schools 15 Nov": 201, "Making it Clear for OP": 141,
    }  # fmt: skip
    assert clara.post(f"/ardlebury/{at}take-in/").status_code == 409
    post(clara, f"{at}withdraw/", {"why": "A trial"})
    assert "Nobody has answered yet" in read(clara.get(f"/ardlebury/consultations/{made.pk}/results/"))


def test_extend_end_and_run_again_on_pages(clara: Client) -> None:
    made = consultation()
    at = f"consultations/{made.pk}"
    day = {"until_on_day": "15", "until_on_month": "1", "until_on_year": "2027", "until_time": "12 noon"}
    assert "More time was given" in read(post(clara, f"{at}/extend/", {**day, "why": "Schools asked"}))
    assert "Open until 15 January 2027, 12 noon" in read(Client().get(f"/ardlebury/have-your-say/{made.pk}/"))
    skipped = {**day, "until_on_day": "28", "until_on_month": "3", "until_time": "1:30am", "why": "x"}
    assert "clocks go forward" in read(clara.post(f"/ardlebury/{at}/extend/", skipped))
    assert "Ended early" in read(post(clara, f"{at}/end/", {"why": "Enough was said"}))
    new = {**{name: SAID[name] for name in SAID if "_on_" in name or name == "closes_time"}, "title": "Again"}
    assert "The new draft is ready" in read(post(clara, f"{at}/again/", new))
    assert Question.objects.filter(consultation__title="Again").count() == 5


def test_finding_stands_on_the_page_of_its_consultation(clara: Client) -> None:
    made = ended(consultation())
    finding(made)
    said = read(clara.get(f"/ardlebury/consultations/{made.pk}/"))
    assert "1. You said: Breaks are too far from home" in said
    assert "Finding recorded" in read(clara.get(f"/ardlebury/history/engagement_consultation/{made.pk}/"))
