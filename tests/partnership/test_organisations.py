"""Organisations carry numbers of public lists, and a number that its list could not have is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from quadrant.audit.terms import Refusal
from quadrant.audit.verify import faults
from quadrant.partnership import commands
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind
from tests.factories.partnership import NOW, administrator, organisation

pytestmark = pytest.mark.django_db


def listed(scheme: str, identifier: str) -> Organisation:
    return commands.add_organisation(
        name=f"{scheme} {identifier}",
        kind=OrganisationKind.OTHER,
        scheme=scheme,
        identifier=identifier,
        by=administrator(),
        at=NOW,
    )


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        ("GB-COH", "01234567", "01234567"),
        ("GB-COH", " sc 123456 ", "SC123456"),
        ("GB-CHC", "1123456", "1123456"),
        ("GB-CHC", "1123456-2", "1123456-2"),
        ("GB-SC", "sc012345", "SC012345"),
        ("GB-NIC", "nic 100123", "NIC100123"),
        ("GB-LAE", "ard", "ARD"),
        ("GB-NHS", "Q99", "Q99"),
        ("GB-EDU", "142857", "142857"),
        ("XI-OWN", "Supplier 7/b", "Supplier 7/b"),
    ],
)
def test_a_number_is_kept_as_its_list_writes_it(ardlebury: Partnership, scheme: str, typed: str, kept: str) -> None:
    assert listed(scheme, typed).identifier == kept


@pytest.mark.parametrize(
    ("scheme", "typed", "looks"),
    [
        ("GB-COH", "1234567", "eight digits, or two letters and six digits"),
        ("GB-COH", "٠١٢٣٤٥٦٧", "eight digits, or two letters and six digits"),
        ("GB-CHC", "12345", "six or seven digits"),
        ("GB-LAE", "E06000019", "three letters"),
        ("GB-NHS", "Q-9", "three to ten letters and digits"),
        ("GB-EDU", "12E456", "five or six digits"),
    ],
)
def test_a_number_that_its_list_cannot_have_is_refused(
    ardlebury: Partnership, scheme: str, typed: str, looks: str
) -> None:
    with pytest.raises(Refusal) as refused:
        listed(scheme, typed)
    label = IdentifierScheme(scheme).label
    assert refused.value.sentence == f"“{typed}” is no number of {label}: these are {looks}."
    assert not Organisation.objects.exists()


def test_a_list_without_a_number_is_refused_when_added_and_when_changed(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="Give both the list and the number, or neither"):
        listed("GB-COH", " ")
    trust = organisation("Fens Trust")
    with pytest.raises(Refusal, match="Give both the list and the number, or neither"):
        commands.change_organisation(
            organisation=trust,
            name="Fens Trust",
            kind=OrganisationKind.VCS,
            scheme="",
            identifier="1123456",
            is_partner=False,
            by=administrator(),
            at=NOW,
        )


def told(one: Organisation, further: Sequence[tuple[str, str]] | None, **said: Any) -> Organisation:
    said = {"name": one.name, "kind": OrganisationKind.VCS, "scheme": one.scheme, "identifier": one.identifier, **said}
    return commands.change_organisation(
        organisation=one, is_partner=False, further=further, by=administrator(), at=NOW, **said
    )


def numbers(one: Organisation) -> list[str]:
    return [f"{scheme} {number}" for scheme, number in Organisation.objects.get(pk=one.pk).numbers]


def test_a_charity_that_is_a_company_keeps_both_numbers(ardlebury: Partnership) -> None:
    mind = told(listed("GB-CHC", "1090950"), [("GB-COH", " 08124547 ")])
    assert numbers(mind) == ["GB-CHC 1090950", "GB-COH 08124547"]
    told(mind, None, name="Mind")
    assert numbers(mind) == ["GB-CHC 1090950", "GB-COH 08124547"]
    told(mind, [("GB-COH", "08124548"), ("GB-NHS", "Q99")])
    assert numbers(mind) == ["GB-CHC 1090950", "GB-COH 08124548", "GB-NHS Q99"]
    told(mind, [])
    assert numbers(mind) == ["GB-CHC 1090950"]
    assert list(faults()) == []


def test_each_list_numbers_an_organisation_once_and_no_two_with_one_number(ardlebury: Partnership) -> None:
    mind, other = told(listed("GB-CHC", "1090950"), [("GB-COH", "08124547")]), listed("GB-CHC", "1090951")
    with pytest.raises(Refusal, match="Give one number of each public list"):
        told(mind, [("GB-CHC", "1090952")])
    with pytest.raises(Refusal, match="GB-COH 08124547 is the number of another organisation"):
        told(other, [("GB-COH", "08124547")])
    with pytest.raises(Refusal, match="GB-COH 08124547 is the number of another organisation"):
        listed("GB-COH", "08124547")
    with pytest.raises(Refusal, match="GB-CHC 1090951 is the number of another organisation"):
        told(mind, None, identifier="1090951")
    assert (numbers(mind), numbers(other)) == (["GB-CHC 1090950", "GB-COH 08124547"], ["GB-CHC 1090951"])
