"""Versions side by side, filling from the records and report templates: wide, narrow, without a script, by axe."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.governance.queries import drawn_for, mark_of, report_numbered
from quadrant.governance.terms import Exempt, ExemptParagraph, ItemType, Proposed, ReportKind, Section
from quadrant.partnership.models import Body, Partnership, Person
from quadrant.partnership.terms import DecisionKind
from tests.browsing import WIDE, check, looked_at, picture, visit
from tests.conftest import TODAY
from tests.factories import cycle as cycles
from tests.factories.funds import fund
from tests.factories.governance import proposer, ready_report
from tests.factories.needs import figure, figures, need, source
from tests.factories.partnership import NOW, administrator, body, known
from tests.factories.report_templates import BOARD, SECOND

pytestmark = pytest.mark.browser
PURPOSE = "Cabinet is asked to award day support from April.\n\nIt replaces two contracts that end in March."


@pytest.fixture
def pages(transactional_db: None, ardlebury: Partnership) -> dict[str, tuple[Person, str]]:
    """A report brought again with other words and money, a draft half filled, a template in two versions."""
    powers: dict[DecisionKind, Decimal | None] = {DecisionKind.AWARD: Decimal(500_000), DecisionKind.GATE: None}
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"), powers=powers)
    first, unfinished = _two_versions(cabinet), _half_filled(cabinet)
    kept = [
        commands.keep_template(data=text.encode(), name="board.yaml", by=administrator(), at=NOW)
        for text in (BOARD, SECOND)
    ]
    return {
        "versions": (proposer(), f"reports/{first.pk}/versions/"),
        "versions-kept-back": (administrator(), f"reports/{first.pk}/versions/"),
        "fill": (proposer(), f"reports/{unfinished.pk}/fill/"),
        "filled": (proposer(), f"reports/{unfinished.pk}/"),
        "draft-filled": (proposer(), f"reports/new/?cycle={unfinished.cycle_id}"),
        "templates": (administrator(), "report-templates/"),
        "template": (administrator(), f"report-templates/{kept[0].pk}/"),
        "template-newest": (administrator(), f"report-templates/{kept[1].pk}/"),
        "template-new": (administrator(), "report-templates/new/?from=cabinet"),
        "template-end": (administrator(), f"report-templates/{kept[1].pk}/end/"),
    }


def _two_versions(cabinet: Body) -> Report:
    asked = Proposed("That Quaybright CIC be awarded day support", DecisionKind.AWARD, Decimal(389_500))
    secret = Exempt("Harbour Door asked for £389,500.", ExemptParagraph.BUSINESS, "The bids are still open.")
    first = ready_report(cabinet, title="Day support", recommends=[asked], exempt=secret)
    later = report_numbered(commands.supersede_report(report=first, by=proposer(), at=NOW).pk)
    assert later is not None
    dearer = Exempt("Harbour Door asked for £401,000.", ExemptParagraph.BUSINESS, "The bids are still open.")
    commands.change_report(
        report=later, version=later.version, title="Day support from April", kind=ReportKind(later.kind),
        item=ItemType(later.item), sections={Section.PURPOSE: PURPOSE}, exempt=dearer, organisations=[], subjects=[],
        by=proposer(), at=NOW,
    )  # fmt: skip
    own = later.recommendations.get()
    more = Proposed(asked.text, asked.kind, Decimal(412_000))
    commands.change_recommendation(recommendation=own, proposed=more, by=proposer(), at=NOW)
    return first


def _half_filled(cabinet: Body) -> Report:
    running = cycles.cycle("Families first", lead_body=cabinet, by=proposer())
    figures()
    stated = need(running, how_many=1_250)
    figure(stated)
    source(stated)
    fund(cycle=running)
    made = commands.draft_report(
        body=cabinet, title="Young people", cycle=running, sections={Section.PREFERRED: "We prefer coaches."},
        by=proposer(), at=NOW,
    )  # fmt: skip
    seen = mark_of(drawn_for(made, proposer(), on=TODAY))
    commands.fill_sections(report=made, sections=[Section.NEED], seen=seen, by=proposer(), at=NOW)
    return made


def test_every_page_wide_narrow_and_without_a_script(
    pages: dict[str, tuple[Person, str]], chromium: Browser, live_server: Any
) -> None:
    for name, (person, address) in pages.items():
        looked_at(chromium, f"{live_server.url}/ardlebury/", person, {name: address})


def test_a_template_is_typed_checked_and_kept(
    pages: dict[str, tuple[Person, str]], chromium: Browser, live_server: Any
) -> None:
    window = visit(chromium, live_server.url, administrator(), WIDE)
    window.go("/ardlebury/report-templates/new/?from=health-board")
    box = window.page.get_by_label("Or write it here")
    box.fill(SECOND.replace("  - comment: legal", "  - comment: legel"))
    window.page.get_by_role("button", name="Check it").click()
    assert "there is no 'legel'; did you mean 'legal'?" in window.page.inner_text("main")
    check(window)
    box.fill(SECOND.replace("  - comment: legal", "  - comment: equalities"))
    window.page.get_by_role("button", name="Check it").click()
    assert "Health board paper, version 3" in window.page.inner_text("main")
    picture(window, "template-preview")
    check(window)
    window.page.get_by_role("button", name="Keep this version").click()
    assert "Health board paper, version 3 is kept" in window.page.inner_text("body")
