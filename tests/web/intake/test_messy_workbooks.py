"""A workbook as a council keeps it: per cents by their format, wards by their names, signs of what is kept back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import xlsxwriter
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from quadrant.analyse.outcomes.commands import import_lookup
from quadrant.analyse.outcomes.models import Indicator, Observation
from quadrant.analyse.outcomes.terms import AreaKind, AreaSpec, LiesIn
from quadrant.intake.queries import places_here
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, SHROPSHIRE, analyst, area, received
from tests.factories.partnership import found
from tests.web.intake.giving import confirmed, given, page_of, signed

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
AYMESTREY, BELMONT = (
    AreaSpec("E05012957", "Aymestrey & Lucton", AreaKind.WARD),
    AreaSpec("E05012958", "Belmont", AreaKind.WARD),
)
ABROAD = AreaSpec("E05009000", "Belmont", AreaKind.WARD)


@pytest.fixture
def anna(client: Client, db: None) -> Iterator[Client]:
    """Anna's browser, in a partnership whose area holds two wards; a third, called as one of them, lies elsewhere."""
    with within(found("Ardlebury", area_code=HEREFORDSHIRE), on=NOW.date()):
        somebody = analyst()
        client.force_login(somebody)
        inside = [LiesIn(one, area(HEREFORDSHIRE)) for one in (AYMESTREY, BELMONT)]
        pairs = [*inside, LiesIn(ABROAD, area(SHROPSHIRE))]
        import_lookup(pairs=pairs, file=received("Wards"), by=somebody, at=NOW)
        yield client


def workbook(*rows: tuple[object, ...], form: str = "0.0%") -> bytes:
    """Numbers of the third column are formatted as per cent."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet, style = book.add_worksheet("Q2"), book.add_format({"num_format": form})
        for at, row in enumerate([("Ward", "Quarter", "Satisfied"), *rows]):
            for place, cell in enumerate(row):
                sheet.write(at, place, cell, *([style] if place == 2 and at else []))
    return made.getvalue()


ROWS = (
    ("AYMESTREY AND LUCTON", "Q2 2026/27", 0.3294945617402431),
    ("Belmont", "Q2 2026/27", "<5"),
    ("Belmont", "Q1 2026/27", 0.5),
    ("Herefordshire total", "Q2 2026/27", 0.4),
    ("Source: the residents' survey", "", ""),
)


def test_a_sheet_of_wards_in_per_cent_comes_in_as_it_is_shown(anna: Client) -> None:
    address = given(anna, workbook(*ROWS), "survey.xlsx", name="Satisfied")
    page = page_of(anna, address)
    told = "These cells are formatted as per cent in Excel and are read so: 0.329 is 32.9%"
    assert page.count(told) == 1
    assert "3 figures of 1 indicator in 2 areas; not available: 1" in page
    assert "Left out: a total in row 5" in page
    assert "Left out: a note in row 6" in page
    assert ">32.9%<" in page.replace(" ", "").replace("\n", "")
    assert "32.949" not in page
    confirmed(anna, address)
    kept = Observation.objects.order_by("area__code", "period").values_list("area__name", "period", "value")
    assert list(kept) == [
        ("Aymestrey & Lucton", "Q2 2026/27", 32.9494561740243),
        ("Belmont", "Q1 2026/27", 50.0),
        ("Belmont", "Q2 2026/27", None),
    ]
    indicator = Indicator.objects.get()
    assert (indicator.unit, indicator.method) == ("%", "proportion")
    shown = page_of(anna, f"/ardlebury/indicators/{indicator.pk}/?area={AYMESTREY.code}")
    assert "32.9%" in shown


def test_a_formula_in_error_is_told_with_its_remedy(anna: Client) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Q2")
        sheet.write_row(0, 0, ("Ward", "Quarter", "Satisfied"))
        sheet.write_row(1, 0, ("Belmont", "Q1 2026/27", 3))
        sheet.write_row(2, 0, ("Belmont", "Q2 2026/27"))
        sheet.write_formula(2, 2, "=C9/D9", None, "#DIV/0!")
    page = page_of(anna, given(anna, made.getvalue(), "survey.xlsx", name="Satisfied"))
    assert "Sheet “Q2”, row 3, column “Satisfied”" in page
    assert "This is a formula's error: mend the formula." in page


def test_whoever_may_not_bring_figures_in_sees_none_of_it(anna: Client) -> None:
    address = given(anna, workbook(*ROWS), "survey.xlsx", name="Satisfied")
    signed(anna, "Petra")
    assert anna.get(address).status_code in {403, 404}


def test_the_places_known_here_are_asked_for_in_as_many_queries_however_many_there_are(
    anna: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        known = places_here()
    assert [known.named_here(name) for name in ("belmont", "Aymestrey and Lucton")] == [BELMONT, AYMESTREY]
    more = [LiesIn(AreaSpec(f"E0501296{at}", f"Ward {at}", AreaKind.WARD), area(HEREFORDSHIRE)) for at in range(3)]
    import_lookup(pairs=more, file=received("More wards"), by=analyst(), at=NOW)
    with django_assert_num_queries(4):
        assert places_here().named_here("Ward 2") == more[2].area
