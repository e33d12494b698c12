"""Tenancy: a partnership's tables are read only inside it, show only its own rows, and never point across."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from quadrant.audit.act import act
from quadrant.audit.terms import Done
from quadrant.partnership import commands
from quadrant.partnership.models import Organisation, Partnership, Unit
from quadrant.partnership.terms import OrganisationKind
from quadrant.partnership.within import AcrossPartnerships, NotWithin, everywhere, here, staying, within
from tests.factories.partnership import NOW, administrator, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def fens(withenshire: Partnership) -> Organisation:
    """An organisation of Withenshire; its name is known in Ardlebury too."""
    with within(withenshire, on=NOW.date()):
        return organisation("Fens Trust")


def names() -> list[str]:
    return [one.name for one in Organisation.objects.order_by("name")]


def test_reading_outside_a_partnership_is_a_defect(fens: Organisation) -> None:
    for asking in (
        lambda: list(Organisation.objects.all()),
        Organisation.objects.count,
        lambda: Organisation.objects.filter(name="Fens Trust").exists(),
        lambda: Organisation.objects.update(name="Ours"),
    ):
        with pytest.raises(NotWithin, match="no partnership has been entered"):
            asking()
    with pytest.raises(NotWithin):
        here()


def test_each_partnership_sees_its_own_rows_and_no_other(ardlebury: Partnership, fens: Organisation) -> None:
    organisation("Fens Trust")
    organisation("Moor Homes")
    assert names() == ["Fens Trust", "Moor Homes"]
    assert not Organisation.objects.filter(pk=fens.pk).exists()
    with within(fens.partnership_id, on=NOW.date()):
        assert names() == ["Fens Trust"]
    assert names() == ["Fens Trust", "Moor Homes"], "leaving one partnership leads back into the other"


def test_a_question_built_in_one_partnership_is_answered_where_it_is_asked(
    ardlebury: Partnership, fens: Organisation
) -> None:
    asked_here = Organisation.objects.filter(name__startswith="Fens")
    assert not asked_here.exists()
    with within(fens.partnership_id, on=NOW.date()):
        assert asked_here.exists()


def test_a_row_may_not_point_into_another_partnership(ardlebury: Partnership, fens: Organisation) -> None:
    with pytest.raises(AcrossPartnerships, match=r"Unit\.organisation points into another partnership"):
        commands.add_unit(organisation=fens, name="Early help", by=administrator(), at=NOW)
    assert not Unit.objects.exists()


def test_not_even_by_its_number(ardlebury: Partnership, fens: Organisation) -> None:
    @act("unit.slipped_in")
    def slip_in_unit(*, by: object, at: object) -> Done[Unit]:
        made = Unit(organisation_id=fens.pk, name="Early help")
        made.save()
        return Done(made)

    with pytest.raises(AcrossPartnerships, match=r"Unit\.organisation points into another partnership"):
        slip_in_unit(by=None, at=NOW)


def test_everywhere_is_the_one_way_to_read_all(ardlebury: Partnership, fens: Organisation) -> None:
    organisation("Moor Homes")
    with everywhere("a test of maintenance"):
        assert names() == ["Fens Trust", "Moor Homes"]


def test_lines_streamed_after_the_request_has_left_stay_within(ardlebury: Partnership, fens: Organisation) -> None:
    organisation("Moor Homes")

    def lines() -> Iterator[str]:
        yield from names()
        yield f"{here().on:%Y-%m-%d}"

    with within(ardlebury, on=date(2026, 4, 1)):
        stream = staying(ardlebury, lines())
        first = next(stream)
    with within(fens.partnership_id, on=NOW.date()):
        rest = list(stream)
        assert names() == ["Fens Trust"], "the stream gives back the partnership it found"
    assert [first, *rest] == ["Moor Homes", "2026-04-01"]


def test_the_same_name_may_stand_in_two_partnerships_but_not_twice_in_one(
    ardlebury: Partnership, fens: Organisation
) -> None:
    mine = commands.add_organisation(name="Fens Trust", kind=OrganisationKind.VCS, by=administrator(), at=NOW)
    assert mine.partnership_id == ardlebury.pk != fens.partnership_id
