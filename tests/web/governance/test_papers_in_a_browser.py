"""What comes with a report, and advice being taken: wide, narrow, without a script, and read by axe."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.cycle.commands import join_team
from quadrant.governance import commands
from quadrant.governance.terms import Consultee
from quadrant.partnership.models import Partnership
from tests.browsing import looked_at
from tests.factories.attachments import BIDS, PDF, append, cite
from tests.factories.cycle import cycle
from tests.factories.governance import draft, officer, proposer
from tests.factories.partnership import NOW, body, known

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_and_nothing_scrolls_sideways_with_or_without_scripts(
    transactional_db: None, ardlebury: Partnership, chromium: Browser, live_server: Any
) -> None:
    site, lena, petra = f"{live_server.url}/ardlebury/", officer(Consultee.LEGAL), proposer()
    running = cycle(by=petra)
    report = draft(body("Cabinet", chair=known("Chris")), cycle=running)
    first = append(report, "What the options cost")
    append(report, "What Harbour Door asks", PDF, "offer.pdf", exemption=BIDS)
    paper = commands.list_background_paper(report=report, title="The survey", office="Hall", by=petra, at=NOW)
    advice = cite(report)
    commands.give_advice(advice=advice, text="The award would be set aside.", by=lena, at=NOW)
    join_team(cycle=running, person=lena, does="Advises on the law", by=petra, at=NOW)
    pages = {
        "report-with-papers": f"reports/{report.pk}/",
        "report-as-the-public-sees-it": f"reports/{report.pk}/?view=public",
        "appendix-new": f"reports/{report.pk}/appendices/new/",
        "appendix-framework": f"reports/{report.pk}/appendices/framework/",
        "appendix-change": f"appendices/{first.pk}/change/",
        "appendix-move": f"appendices/{first.pk}/move/",
        "appendix-away": f"appendices/{first.pk}/away/",
        "background-new": f"reports/{report.pk}/background/new/",
        "background-drop": f"background-papers/{paper.pk}/drop/",
        "team": f"cycles/{running.pk}/people/",
        "team-join": f"cycles/{running.pk}/people/team/new/",
    }
    looked_at(chromium, site, petra, pages)
    of_advice = {
        "report-cites-advice": f"reports/{report.pk}/",
        "advice": f"advice/{advice.pk}/",
        "advice-give": f"advice/{advice.pk}/given/new/",
        "advice-readers": f"advice/{advice.pk}/readers/",
        "advice-end": f"advice/{advice.pk}/end/",
        "advice-cite": f"comments/{advice.comment_id}/advice/new/",
    }
    looked_at(chromium, site, lena, of_advice)
