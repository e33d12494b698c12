"""What kind of organisation a file speaks of: told by its name and its numbers, and not known where neither says."""

from __future__ import annotations

import pytest

from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, OrganisationLine, kind_told

NAMES = {
    "Ardlebury Pride": "Not known",
    "Drovers Hill Scouts": "Not known",
    "Ardlebury Somali Women's Group": "Not known",
    "Northgate Boxing Academy": "Not known",
    "Polish Saturday School": "Not known",
    "Fens Refugee Council": "Not known",
    "Ardlebury U3A, University of the Third Age": "Not known",
    "Police Boys Club": "Not known",
    "Hot Plate Ltd": "Business",
    "Tidewell Homecare Limited": "Business",
    "Suds plc": "Business",
    "Weir & Weir LLP": "Business",
    "Hollins Community Shop CIC": "Social enterprise",
    "Hollins Shop C.I.C.": "Social enterprise",
    "Harbour Door (CIO)": "Voluntary or community organisation",
    "Ardlebury Council for Voluntary Service": "Voluntary or community organisation",
    "Quenmouth Council": "Council",
    "Ardlebury Borough Council": "Council",
    "London Borough of Fens": "Council",
    "Fens and Weir NHS Foundation Trust": "NHS",
    "Estuary and Fells ICB": "NHS",
    "Fens Police": "Police",
    "Withenshire Fire and Rescue": "Fire and rescue",
    "University of the Fens": "College or university",
    "Castle Mead Primary School": "School or school trust",
    "St Botolph's C of E Academy": "School or school trust",
    "Fens Academy Trust": "School or school trust",
}


@pytest.mark.parametrize(("name", "kind"), NAMES.items(), ids=NAMES)
def test_a_name_tells_its_kind_or_it_is_not_known(name: str, kind: str) -> None:
    assert kind_told(name).label == kind


def test_numbers_and_what_a_row_says_tell_more_than_a_name() -> None:
    vcs, charity, company = OrganisationKind.VCS, IdentifierScheme.CHARITY, IdentifierScheme.COMPANY
    assert kind_told("Drovers Hill Scouts", is_voluntary=True) is vcs
    assert kind_told("Age Well Ltd", schemes=[charity]) is vcs
    assert kind_told("Deaf Club", schemes=[charity]) is vcs
    assert kind_told("Swift Cars", schemes=[company]) is OrganisationKind.BUSINESS
    assert kind_told("Hollins Shop CIC", schemes=[company]) is OrganisationKind.SOCIAL_ENTERPRISE
    assert kind_told("Hollins Shop CIC", is_voluntary=True) is OrganisationKind.SOCIAL_ENTERPRISE
    assert kind_told("Speak Up", schemes=[IdentifierScheme.NHS]) is OrganisationKind.NHS


def test_of_a_line_what_it_says_counts_most() -> None:
    assert OrganisationLine("Hot Plate Ltd", OrganisationKind.OTHER).usual_kind is OrganisationKind.OTHER
    assert OrganisationLine("Hot Plate").usual_kind is OrganisationKind.NOT_KNOWN
