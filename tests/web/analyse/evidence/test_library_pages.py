"""The library on pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from tests.factories import cycle as cycles
from tests.factories import evidence
from tests.factories.needs import analyst


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(key="gateshead-2010")


@pytest.fixture
def anil(families: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_smoke(anil: Client, families: Cycle) -> None:
    made = evidence.item(edition=evidence.link())
    ins = evidence.inspection()
    f = evidence.finding(ins)
    c = evidence.comparison(families, "A", "B")
    m = c.models.first()
    evidence.attached(made, families, "assess.look-at-outcomes")
    evidence.expert()
    for page in [
        "library/",
        "library/?q=early+help",
        "library/new/",
        *[
            f"library/new/?kind={k}"
            for k in ("law", "practice", "study", "plan", "rules", "contact", "expert", "inspection")
        ],
        f"library/new/?kind=plan&cycle={families.pk}&resource=assess.jsna",
        "library/experts/",
        "library/uncited/",
        f"library/{made.pk}/",
        f"library/{ins.pk}/",
        f"library/{made.pk}/change/",
        f"library/{made.pk}/editions/new/",
        f"library/{made.pk}/review/",
        f"library/{made.pk}/withdraw/",
        f"library/{ins.pk}/findings/new/",
        f"library/findings/{f.pk}/act/",
        f"cycles/{families.pk}/evidence/",
        f"cycles/{families.pk}/evidence/attach/?place=assess.look-at-outcomes",
        f"cycles/{families.pk}/resources/choose/?resource=assess.jsna",
        f"cycles/{families.pk}/comparisons/new/",
        f"comparisons/{c.pk}/",
        f"comparisons/{c.pk}/models/new/",
        f"comparisons/{c.pk}/conclude/",
        f"comparisons/models/{m.pk}/",
        f"cycles/{families.pk}/steps/1/",
        f"history/evidence_evidenceitem/{made.pk}/",
    ]:
        got = anil.get(f"/ardlebury/{page}")
        assert got.status_code == 200, (page, got.status_code, text(got)[:2000])
