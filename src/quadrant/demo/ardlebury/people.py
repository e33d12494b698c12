"""The people of Ardlebury, by role, and whom of them a visitor may be."""

from __future__ import annotations

from quadrant.demo.loading.founding import NewPerson
from quadrant.demo.loading.shared import HARBOUR_DOOR, ICB_DIRECTOR
from quadrant.demo.terms import DemoPerson
from quadrant.partnership.terms import Role

HOME = "Ardlebury Council and partners"


def _person(key: str, name: str, *roles: Role) -> NewPerson:
    return NewPerson(key, name, f"{key.replace('_', '.')}@ardlebury.example", roles)


def _member(key: str, name: str) -> NewPerson:
    return _person(key, name, Role.GROUP_MEMBER)


OFFICERS = (
    _person("head", "Head of commissioning", Role.COMMISSIONER),
    _person("lead", "Lead commissioner", Role.COMMISSIONER),
    _person("analyst", "Commissioning analyst", Role.ANALYST),
    _person("contracts", "Contract manager", Role.CONTRACT_MANAGER),
    _person("finance", "Finance officer", Role.FINANCE),
    _person("legal", "Legal officer", Role.LEGAL),
    _person("equalities", "Equalities officer", Role.EQUALITIES),
    _person("procurement", "Procurement officer", Role.PROCUREMENT),
    _person("monitoring", "Monitoring officer", Role.MONITORING_OFFICER),
    _person("auditor", "Internal auditor", Role.AUDITOR),
)
MEMBERS = (
    _member("leader", "Leader of the council"),
    _member("cabinet_children", "Cabinet member for children"),
    _member("cabinet_adults", "Cabinet member for adults and health"),
    _member("cabinet_place", "Cabinet member for place"),
    _member("cabinet_finance", "Cabinet member for finance"),
    _member("speaker", "Speaker of the council"),
    _member("scrutiny_chair", "Chair of scrutiny"),
    _member("scrutiny_member", "Member of scrutiny"),
    _member("chief", "Chief executive"),
    _member("director_people", "Director of people"),
    _member("director_place", "Director of place"),
    _member("director_resources", "Director of resources"),
    NewPerson("icb", ICB_DIRECTOR.name, ICB_DIRECTOR.email, (Role.GROUP_MEMBER,), "icb"),
    _member("police", "Borough commander"),
    _member("forum", "Chief officer of the voluntary sector forum"),
    _member("principal", "Principal of the college"),
    _member("enterprise_chair", "Chair of the Enterprise Board"),
    _member("enterprise_member", "Employer on the Enterprise Board"),
    _member("wellbeing_chair", "Chair of the Well-being Board"),
    _member("safer_chair", "Chair of the Safer Board"),
    _member("environment_chair", "Chair of the Environment Board"),
)
CONTACTS = {
    "harbour": HARBOUR_DOOR,
    "fieldgate": NewPerson("fieldgate", "Contact at Fieldgate Youth", "contact@fieldgate-youth.example"),
    "lanternhouse": NewPerson("lanternhouse", "Contact at Lantern House", "contact@lantern-house.example"),
    "college": NewPerson("college", "Contact at Ardlebury College", "contact@ardlebury-college.example"),
    "thirdway": NewPerson("thirdway", "Contact at Thirdway Works", "contact@thirdway-works.example"),
    "kerbside": NewPerson("kerbside", "Contact at Kerbside Parking Ltd", "contact@kerbside-parking.example"),
    "streetwise": NewPerson("streetwise", "Contact at Streetwise Ambassadors", "contact@streetwise.example"),
    "openfields": NewPerson("openfields", "Contact at Open Fields Leisure", "contact@open-fields.example"),
}
"""Who writes for each organisation outside, by the organisation's key."""

_SHOWN = (
    ("head", "runs the policy and its four pilot reviews: three things wait, one of them today"),
    ("lead", "the second commissioner: adopts, signs, works on the unit's reviews"),
    ("analyst", "holds ten years of figures beside ten neighbours, and nine needs"),
    ("contracts", "manages ten agreements and their monthly returns"),
    ("finance", "keeps the funds and has commented on the Cabinet's report"),
    ("legal", "has one comment outstanding before the Cabinet of 8 December"),
    ("equalities", "found travel harm for 61 families in the short-breaks report"),
    ("procurement", "comments on every award"),
    ("cabinet_children", "has an interest in the short-breaks report, so leaves for it"),
    ("leader", "chairs the Cabinet"),
    ("chief", "chairs the Chief Executive's Board: awards up to £500,000"),
    ("monitoring", "keeps the register of interests and records meetings"),
    ("auditor", "reads the chain, refused attempts too, and changes nothing"),
)
_BY_KEY = {one.key: one for one in (*OFFICERS, *MEMBERS)}
PEOPLE: tuple[DemoPerson, ...] = (
    *(DemoPerson(HOME, _BY_KEY[key].name, _BY_KEY[key].email, what) for key, what in _SHOWN),
    DemoPerson(HOME, "Partnership administrator", "administrator@ardlebury.example", "keeps people, bodies and powers"),
    DemoPerson(
        HOME, CONTACTS["kerbside"].name, CONTACTS["kerbside"].email, "reports each month on the parking contract"
    ),
)
