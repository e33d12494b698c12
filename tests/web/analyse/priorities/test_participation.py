"""Priorities show what people said: the findings of consultations that stand behind their needs."""

from __future__ import annotations

from decimal import Decimal

from quadrant.analyse.needs.commands import cite_finding
from quadrant.partnership.models import Partnership
from tests.factories import cycle as cycles
from tests.factories.engagement import consultation, finding
from tests.factories.needs import analyst, need
from tests.factories.partnership import NOW
from tests.factories.priorities import priority
from tests.web.telling import signed_in


def test_cyp_018_a_priority_shows_the_findings_of_young_people_behind_its_needs(ardlebury: Partnership) -> None:
    families = cycles.cycle()
    asked = consultation(families)
    said = finding(asked, "Breaks are too far from home")
    breaks = need(families, "Families without a break")
    one = priority(families, needs={breaks: Decimal(100)})
    anil = signed_in(analyst())
    page = f"/ardlebury/priorities/{one.pk}/"
    assert "No finding of a consultation stands behind any of its needs yet." in anil.get(page).content.decode()
    cite_finding(need=breaks, finding=said, by=analyst(), at=NOW)
    shown = anil.get(page).content.decode()
    assert "No finding of a consultation stands behind" not in shown
    assert "Breaks are too far from home. Most said so" in shown
    assert f'href="/ardlebury/consultations/{asked.pk}/">{asked.title}</a>' in shown
    assert "16 November 2026" in shown
