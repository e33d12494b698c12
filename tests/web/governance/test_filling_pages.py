"""Sections of a report are filled from the records of its cycle, dated, and never over what somebody wrote."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.documents.reports import report_paper
from quadrant.governance import commands
from quadrant.governance.models import FilledSection, Report
from quadrant.governance.queries import drawn_for, mark_of, report_numbered
from quadrant.governance.terms import Consultee, ItemType, ReportKind, Section
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind
from tests.conftest import TODAY
from tests.factories.cycle import cycle as open_cycle
from tests.factories.funds import fund
from tests.factories.governance import draft, meet, officer, proposer, ready_report, resolve
from tests.factories.needs import figure, figures, need, source
from tests.factories.partnership import NOW, body, known
from tests.web.telling import filled, read, signed_in

DATED = "Figures as recorded on 16 November 2026."


@pytest.fixture
def running(ardlebury: Partnership) -> Cycle:
    return open_cycle("Families first")


@pytest.fixture
def petra(running: Cycle) -> Client:
    return signed_in(proposer())


def board(running: Cycle) -> Body:
    found = running.lead_body
    assert found is not None
    return found


def written(report: Report) -> dict[str, str]:
    return dict(report.sections.values_list("section", "text"))


def fill(client: Client, report: Report, *sections: str) -> Any:
    page = f"/ardlebury/reports/{report.pk}/fill/"
    return client.post(page, {"sections": list(sections), "seen": filled(client.get(page))["seen"]})


def with_need(running: Cycle) -> None:
    figures()
    stated = need(running, how_many=1_250)
    figure(stated)
    source(stated)


def test_a_new_report_of_a_cycle_begins_with_the_needs_and_their_figures(petra: Client, running: Cycle) -> None:
    with_need(running)
    page = petra.get(f"/ardlebury/reports/new/?cycle={running.pk}")
    assert "Filled from the records of the cycle: Need." in read(page)
    told = filled(page)["need"]
    assert "| Young people who harm themselves | People aged 10 to 24 | 1,250 |" in told
    assert "| Emergency admissions for self-harm, 10 to 24 | Ardlebury, 2025 | 512.0 per 100,000 | 421.9 |" in told
    assert "Waits have doubled since 2023. (Young people's panel, 1 September 2026)" in told
    assert told.endswith(DATED)
    typed = {**filled(page), "title": "Young people", "body": board(running).pk, "kind": "non_key", "item": "decision"}
    assert petra.post(f"/ardlebury/reports/new/?cycle={running.pk}", typed).status_code == 302
    made = Report.objects.get()
    assert written(made)["need"] == told
    assert FilledSection.objects.get(report=made).section == Section.NEED


def test_a_filled_table_is_a_table_on_the_page_and_on_paper(petra: Client, running: Cycle) -> None:
    with_need(running)
    made = commands.draft_report(body=board(running), title="Young people", cycle=running, by=proposer(), at=NOW)
    assert fill(petra, made, "need").status_code == 302
    page = petra.get(f"/ardlebury/reports/{made.pk}/").content.decode()
    printed = page.partition("quadrant-paper__section")[2]
    assert "Needs stated</caption>" in " ".join(printed.split())
    again = report_numbered(made.pk)
    assert again is not None
    paper = report_paper(again, reader=proposer())
    shapes = [block.shape for one in paper.sections if one.title == "Need" for block in one.blocks]
    assert shapes == ["table", "table", "paragraph", "paragraph"]


def test_what_somebody_wrote_stays_and_what_was_filled_is_renewed(petra: Client, running: Cycle) -> None:
    with_need(running)
    made = commands.draft_report(
        body=board(running), title="Young people", cycle=running, sections={Section.NEED: "We were told so."},
        by=proposer(), at=NOW,
    )  # fmt: skip
    page = read(petra.get(f"/ardlebury/reports/{made.pk}/fill/"))
    assert "What you wrote stays; the records would be put after it." in page
    assert fill(petra, made, "need").status_code == 302
    first = written(made)["need"]
    assert first.startswith("We were told so.\n\nNeeds stated\n|")
    assert "It says what the records say." in read(petra.get(f"/ardlebury/reports/{made.pk}/fill/"))
    submit = f"/ardlebury/reports/{made.pk}/submit/"
    assert "The records say something else" not in read(petra.get(submit))
    need(running, "Parents who cannot sleep")
    assert "The records say something else since these were filled: Need." in read(petra.get(submit))
    rewrite(made, f"{first}\n\nWe believe it.")
    page = read(petra.get(f"/ardlebury/reports/{made.pk}/fill/"))
    assert "What was filled is renewed; what you wrote around it stays." in page
    assert fill(petra, made, "need").status_code == 302
    renewed = written(made)["need"]
    assert renewed.startswith("We were told so.\n\nNeeds stated\n|")
    assert renewed.endswith(f"{DATED}\n\nWe believe it.")
    assert renewed.count(DATED) == 1
    assert "| Parents who cannot sleep |" in renewed


def rewrite(report: Report, text: str) -> None:
    now = report_numbered(report.pk)
    assert now is not None
    commands.change_report(
        report=now, version=now.version, title=now.title, kind=ReportKind(now.kind), item=ItemType(now.item),
        sections={Section.NEED: text}, exempt=None, organisations=[], subjects=[], by=proposer(), at=NOW,
    )  # fmt: skip


def test_a_filled_passage_that_was_reworded_is_not_touched_again(petra: Client, running: Cycle) -> None:
    with_need(running)
    made = commands.draft_report(body=board(running), title="Young people", cycle=running, by=proposer(), at=NOW)
    fill(petra, made, "need")
    reworded = written(made)["need"].replace("Needs stated", "The needs, as we see them")
    rewrite(made, reworded)
    need(running, "Parents who cannot sleep")
    fill(petra, made, "need")
    assert written(made)["need"].startswith(reworded)
    assert "| Parents who cannot sleep |" in written(made)["need"]


def test_records_that_changed_while_the_page_was_open_are_looked_at_again(petra: Client, running: Cycle) -> None:
    with_need(running)
    made = commands.draft_report(body=board(running), title="Young people", cycle=running, by=proposer(), at=NOW)
    page = f"/ardlebury/reports/{made.pk}/fill/"
    seen = filled(petra.get(page))["seen"]
    need(running, "Parents who cannot sleep")
    refused = petra.post(page, {"sections": ["need"], "seen": seen})
    assert refused.status_code == 409
    assert "The records or the report have changed since you opened this page. Look again." in read(refused)
    assert "need" not in written(made)
    assert petra.post(page, {"sections": ["purpose"], "seen": seen}).status_code == 200
    assert petra.post(page, {"seen": seen}).status_code == 200
    none = commands.draft_report(body=board(running), title="No cycle", by=proposer(), at=NOW)
    assert "The records of the cycle say nothing yet" in read(petra.get(f"/ardlebury/reports/{none.pk}/fill/"))
    with pytest.raises(Refusal, match="Choose at least one section"):
        commands.fill_sections(report=made, sections=[], seen=seen, by=proposer(), at=NOW)


def test_only_who_may_change_a_draft_fills_it_and_none_once_it_is_final(petra: Client, running: Cycle) -> None:
    with_need(running)
    made = draft(board(running), cycle=running)
    assert signed_in(officer(Consultee.FINANCE)).get(f"/ardlebury/reports/{made.pk}/fill/").status_code == 403
    final = ready_report(board(running), cycle=running, title="Final")
    drawn = drawn_for(final, proposer(), on=TODAY)
    with pytest.raises(Refusal, match="This report is final"):
        commands.fill_sections(report=final, sections=[Section.NEED], seen=mark_of(drawn), by=proposer(), at=NOW)


def test_a_figure_too_small_to_show_never_reaches_a_report(petra: Client, running: Cycle) -> None:
    figures(numerator=3)
    with pytest.raises(Refusal):
        figure(need(running))
    told = filled(petra.get(f"/ardlebury/reports/new/?cycle={running.pk}"))["need"]
    assert "512" not in told


def test_money_is_told_by_fund_and_year(petra: Client, running: Cycle) -> None:
    fund(cycle=running, budget={2027: Decimal(900_000)})
    told = filled(petra.get(f"/ardlebury/reports/new/?cycle={running.pk}&template=cabinet"))["service_finance"]
    assert "| Area Improvement Fund | 2027/28 | £900,000 | £0 | £0 | £900,000 |" in told


def test_who_considered_it_and_which_officers_were_asked(petra: Client, running: Cycle) -> None:
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.GATE: None})
    final = ready_report(cabinet, cycle=running)
    resolve(final.recommendations.get(), meet(cabinet, final))
    made = commands.supersede_report(report=final, by=proposer(), at=NOW + timedelta(hours=1))
    commands.ask_comment(report=made, consultee=Consultee.FINANCE, by=proposer(), at=NOW)
    fill(petra, made, "consultation")
    told = written(made)["consultation"]
    assert "| Cabinet | 16 November 2026 | Short breaks | That short breaks be redesigned | Approved |" in told
    assert "| Finance | 16 November 2026 | Not given yet |" in told
