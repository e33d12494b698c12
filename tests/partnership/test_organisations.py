"""Organisations carry numbers of public lists, and a number that its list could not have is refused."""

from __future__ import annotations

import pytest

from quadrant.audit.terms import Refusal
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
