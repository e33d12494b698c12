"""A figure that is hidden is in no page, file or paper that anybody but an analyst reaches by following links."""

from __future__ import annotations

import re
from collections import deque
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from quadrant.analyse.needs.commands import add_figure
from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import area_coded, indicators
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import Role
from tests.documents.reading import pdf_text
from tests.factories import needs
from tests.factories.cycle import cycle
from tests.factories.governance import ready_report
from tests.factories.outcomes import HEREFORDSHIRE, NOW, SHROPSHIRE, analyst, bring, figures, outcome
from tests.factories.partnership import body, person
from tests.web.analyse.outcomes.test_map_pages import WARDS, boundaries, county, lies_in

__all__ = ["county"]

NAME, PER = "Admitted for self-harm", 100_000
COUNTS = dict(zip(WARDS, (3, 11, 87, 103, 127, 149, 163), strict=True))
PEOPLE = dict(zip(WARDS, (1237, 1361, 1483, 1597, 1619, 1723, 1847), strict=True))
LINK = re.compile(r'(?:href|src|action)="([^"#]+)"')
LEAVE_OUT = re.compile(r"sort=|order=|/history/|sign-out|\?on=|page=")
MOST = 900


def rate(code: str) -> str:
    return f"{PER * COUNTS[code] / PEOPLE[code]:.1f}"


# The small count, and the next smallest, without which it could be worked out.
HIDDEN = (rate(WARDS[0]), rate(WARDS[1]))
SHOWN = rate(WARDS[2])


@pytest.fixture
def told(county: Partnership) -> Partnership:
    """Two years of seven wards and of the county, by sex too; on a map; behind an outcome, a need, an assessment and a
    report."""
    _figures()
    boundaries()
    lies_in(dict.fromkeys(WARDS, HEREFORDSHIRE))
    harm: Indicator = indicators().get(key=NAME)
    commands.measure_outcome_by(outcome=outcome(), indicators=[harm], by=analyst(), at=NOW)
    year = cycle()
    commands.choose_indicator(cycle=year, indicator=harm, by=analyst(), at=NOW)
    need = needs.evidenced(year, "Young people who harm themselves")
    ward = area_coded(WARDS[2])
    assert ward is not None
    add_figure(need=need, indicator=harm, area=ward, period="2024", by=analyst(), at=NOW)
    needs.assessment(year, [need])
    ready_report(body("Cabinet", chair=person("Chair of Cabinet", Role.GROUP_MEMBER)))
    return county


def _figures() -> None:
    def of(code: str, scale: float = 1.0) -> tuple[float, float, float]:
        count = round(COUNTS[code] * scale)
        return count, PEOPLE[code], PER * count / PEOPLE[code]

    everybody = sum(COUNTS.values()), sum(PEOPLE.values()), PER * sum(COUNTS.values()) / sum(PEOPLE.values())
    values = {code: {"2023": of(code, 9.0), "2024": of(code)} for code in WARDS}
    values[HEREFORDSHIRE] = {"2023": (9 * everybody[0], everybody[1], 9 * everybody[2]), "2024": everybody}
    values[SHROPSHIRE] = {"2024": (700.0, 11000.0, PER * 700 / 11000)}
    said = {"polarity": Polarity.LOW, "method": Method.RATE, "unit": "per 100,000"}
    bring(figures(NAME, values, **said), name=NAME)
    halves = {code: {"2024": (COUNTS[code] // 2, PEOPLE[code] // 2, PER * (COUNTS[code] // 2) / (PEOPLE[code] // 2))}
              for code in WARDS}  # fmt: skip
    bring(figures(NAME, halves, breakdown="Sex=Female", **said), name=f"{NAME}, girls")


def everything(somebody: Person, inside: str) -> dict[str, str]:
    """Every address inside that following links leads to, with what can be read there."""
    client = Client(raise_request_exception=False)
    client.force_login(somebody)
    waiting, known, read = deque([f"{inside}your-work/"]), {f"{inside}your-work/"}, dict[str, str]()
    while waiting and len(read) < MOST:
        address = waiting.popleft()
        answer: Any = client.get(address, follow=True)
        if answer.status_code != 200:
            continue
        read[address] = _words(answer)
        if "text/html" not in answer["Content-Type"]:
            continue
        for link in LINK.findall(read[address]):
            whole = link.replace("&amp;", "&")
            whole = f"{address.partition('?')[0]}{whole}" if whole.startswith("?") else whole
            if whole.startswith(inside) and whole not in known and not LEAVE_OUT.search(whole):
                known.add(whole)
                waiting.append(whole)
    return read


def _words(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"%PDF"):
        return pdf_text(content)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as opened:  # Word, Excel: every part that holds text
            return "\n".join(opened.read(name).decode("utf-8", errors="replace") for name in opened.namelist())
    return str(content.decode("utf-8-sig", errors="replace"))


@pytest.mark.long
def test_whoever_follows_every_link_reads_no_hidden_figure(told: Partnership) -> None:
    inside = f"/{told.slug}/"
    cora, anna = everything(person("Cora", Role.COMMISSIONER), inside), everything(analyst(), inside)
    # What follows proves nothing where the figures stand on no page.
    assert sum(HIDDEN[0] in words for words in anna.values()) >= 5
    assert sum(SHOWN in words.replace(",", "") for words in cora.values()) >= 5
    assert max(len(cora), len(anna)) < MOST
    assert {address for address, words in cora.items() for figure in HIDDEN if figure in words} == set()
