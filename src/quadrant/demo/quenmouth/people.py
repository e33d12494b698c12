"""The people of Quenmouth, by role, and whom of them a visitor may be."""

from __future__ import annotations

from quadrant.demo.loading.founding import NewPerson
from quadrant.demo.loading.shared import HARBOUR_DOOR, ICB_DIRECTOR
from quadrant.demo.terms import DemoPerson
from quadrant.partnership.terms import OrganisationKind, Role

HOME = "Quenmouth Children's Trust"


def _person(key: str, name: str, *roles: Role) -> NewPerson:
    return NewPerson(key, name, f"{key.replace('_', '.')}@quenmouth.example", roles)


def _member(key: str, name: str) -> NewPerson:
    return _person(key, name, Role.GROUP_MEMBER)


OFFICERS = (
    _person("strategist", "Joint strategic commissioner", Role.COMMISSIONER),
    _person("lead", "Commissioning manager", Role.COMMISSIONER),
    _person("analyst", "Performance analyst", Role.ANALYST),
    _person("contracts", "Contract manager", Role.CONTRACT_MANAGER),
    _person("finance", "Finance officer", Role.FINANCE),
    _person("legal", "Legal officer", Role.LEGAL),
    _person("equalities", "Equalities officer", Role.EQUALITIES),
    _person("procurement", "Procurement officer", Role.PROCUREMENT),
    _person("monitoring", "Monitoring officer", Role.MONITORING_OFFICER),
    _person("auditor", "Internal auditor", Role.AUDITOR),
)
MEMBERS = (
    _member("board_chair", "Chair of the Children's Trust Board"),
    _member("leader", "Leader of the council"),
    _member("cabinet_children", "Cabinet member for children"),
    _member("cabinet_finance", "Cabinet member for finance"),
    _member("director_children", "Director of children's services"),
    NewPerson("icb", ICB_DIRECTOR.name, ICB_DIRECTOR.email, (Role.GROUP_MEMBER,), "icb"),
    _member("north_trust", "Chief officer of North Quay Schools"),
    _member("moor_trust", "Chief officer of Moorside Schools"),
    _member("forum", "Chief officer of the voluntary sector forum"),
    _member("quay_chair", "Head teacher, North Quay network"),
    _member("moor_chair", "Head teacher, Moorside network"),
    _member("harbour_chair", "Head teacher, Harbour network"),
)
K = OrganisationKind
PROVIDERS = (
    ("harbour", "Harbour Door", K.VCS),
    ("tidewell", "Tidewell Homecare", K.BUSINESS),
    ("moorside", "Moorside Youth Trust", K.VCS),
    ("saltmarsh", "Saltmarsh Speech", K.SOCIAL_ENTERPRISE),
    ("tern", "Tern Mothers", K.VCS),
    ("cockle", "Cockle Childminders", K.SOCIAL_ENTERPRISE),
    ("lighthouse", "Lighthouse Reading", K.VCS),
    ("pebble", "Pebble Play", K.VCS),
    ("gannet", "Gannet Equipment", K.BUSINESS),
    ("eventide", "Eventide Sitters", K.VCS),
    ("anchor", "Anchor Families", K.VCS),
    ("beacon", "Beacon Visitors", K.VCS),
    ("slipway", "Slipway Housing", K.SOCIAL_ENTERPRISE),
    ("kittiwake", "Kittiwake Breaks", K.VCS),
    ("headland", "Headland Homes", K.BUSINESS),
    ("driftwood", "Driftwood Wellbeing", K.SOCIAL_ENTERPRISE),
    ("northquay", "North Quay Boats", K.VCS),
    ("quickway", "Quickway Travel", K.BUSINESS),
)
"""Organisations outside that provide; the council and the ICB do too."""


def contact(key: str, name: str) -> NewPerson:
    """Whoever reports for a provider. Harbour Door's is the same person in every partnership."""
    if key == "harbour":
        return NewPerson(f"contact: {key}", HARBOUR_DOOR.name, HARBOUR_DOOR.email)
    return NewPerson(f"contact: {key}", f"Contact at {name}", f"contact@{key}.example")


_SHOWN = (
    ("strategist", "a joint post of council and ICB: runs the trust's year and the joint strategy"),
    ("contracts", "holds 26 agreements, £14.6 million a year; October's returns are in, one is queried"),
    ("lead", "signs what the contract manager drafts"),
    ("analyst", "ten years of figures, and what the needs assessment rests on"),
    ("finance", "keeps seven funds of three funders"),
    ("director_children", "chairs the Commissioning Executive, which awards and waives"),
    ("board_chair", "chairs the Trust Board, which endorses the strategy"),
    ("auditor", "reads the chain and changes nothing"),
)
_REPORTING = (
    ("harbour", "Harbour Door", "the service that a red page calls failing; it improved a year ago"),
    ("tidewell", "Tidewell Homecare", "green for 21 months, and worse beyond chance since May"),
    ("moorside", "Moorside Youth Trust", "five recovery letters for a service in which nothing changed"),
)
_BY_KEY = {one.key: one for one in (*OFFICERS, *MEMBERS)}
PEOPLE: tuple[DemoPerson, ...] = (
    *(DemoPerson(HOME, _BY_KEY[key].name, _BY_KEY[key].email, what) for key, what in _SHOWN),
    *(DemoPerson(HOME, contact(key, name).name, contact(key, name).email, what) for key, name, what in _REPORTING),
)
