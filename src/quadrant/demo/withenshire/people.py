"""The people of Withenshire, by role, and whom of them a visitor may be."""

from __future__ import annotations

from quadrant.demo.loading.founding import NewPerson
from quadrant.demo.loading.shared import ICB_DIRECTOR
from quadrant.demo.terms import DemoPerson
from quadrant.partnership.terms import Role

HOME = "Withenshire Partnership"
GROUPS = {
    "children": "Children and young people",
    "health": "Healthier lives and older people",
    "safer": "Safer and stronger communities",
    "skills": "Skills and enterprise",
    "environment": "Environment and climate",
    "homes": "Homes and getting about",
}
"""The six Policy and Delivery Groups, by the keys of their bodies."""


def _address(word: str) -> str:
    return f"{word}@withenshire.example"


def _officer(key: str, name: str, *roles: Role) -> NewPerson:
    return NewPerson(key, name, _address(key.replace("_", ".")), roles)


def _member(key: str, name: str, organisation: str = "") -> NewPerson:
    return NewPerson(key, name, _address(key.replace("_", ".")), (Role.GROUP_MEMBER,), organisation)


OFFICERS = (
    _officer("manager", "Partnership manager", Role.COMMISSIONER),
    _officer("officer", "Partnership officer", Role.COMMISSIONER),
    _officer("analyst", "Partnership analyst", Role.ANALYST),
    _officer("contracts", "Contract manager", Role.CONTRACT_MANAGER),
    _officer("finance", "Finance officer", Role.FINANCE),
    _officer("legal", "Legal officer", Role.LEGAL),
    _officer("equalities", "Equalities officer", Role.EQUALITIES),
    _officer("procurement", "Procurement officer", Role.PROCUREMENT),
    _officer("monitoring", "Monitoring officer", Role.MONITORING_OFFICER),
    _officer("auditor", "Internal auditor", Role.AUDITOR),
)
PANEL = (
    _member("pm1", "Panel member PM1, director of place", "council"),
    _member("pm2", "Panel member PM2, director of public health", "council"),
    _member("pm3", "Panel member PM3, director of housing", "council"),
    _member("pm4", "Panel member PM4, police superintendent", "police"),
    NewPerson("pm5", ICB_DIRECTOR.name, ICB_DIRECTOR.email, (Role.GROUP_MEMBER,), "icb"),
    _member("pm6", "Panel member PM6, chief officer of Voluntary Action", "voluntary"),
    _member("pm7", "Panel member PM7, vice-principal of the college", "college"),
    _member("pm8", "Panel member PM8, resident"),
    _member("pm9", "Panel member PM9, fire area manager", "fire"),
)
MEMBERS = (
    _member("panel_chair", "Independent chair of the appraisal panel"),
    _member("board_chair", "Chair of the Partnership Board"),
    _member("leader", "Leader of the council"),
    _member("cabinet_children", "Cabinet member for children"),
    _member("cabinet_health", "Cabinet member for adults and health"),
    _member("cabinet_finance", "Cabinet member for finance"),
    _member("cabinet_place", "Cabinet member for place"),
    _member("chief_constable", "Police chief superintendent"),
    _member("chief_fire", "Chief fire officer"),
    _member("principal", "Principal of the college"),
    *(_member(f"{key}_chair", f"Chair of the {name.lower()} group") for key, name in GROUPS.items()),
    *(_member(f"{key}_member", f"Delivery-group member, {name.lower()}") for key, name in GROUPS.items()),
)


def contact_key(organisation: str) -> str:
    """The key of whoever writes proposals and reports for an organisation."""
    return f"contact: {organisation}"


_SHOWN = (
    ("manager", "runs the round: 60 proposals, a ranking, offers waiting for an answer"),
    ("officer", "adopts what the manager drafts, and signs agreements"),
    ("analyst", "brings in figures and writes the needs assessment"),
    ("contracts", "holds the 18 agreements of the last round to their measures"),
    ("finance", "keeps the funds and comments on every report"),
    ("monitoring", "keeps the register of interests"),
    ("pm2", "marked WP11, until an interest was found"),
    ("pm4", "the hardest marker of the nine"),
    ("pm6", "is a trustee of a charity that applied, and never saw its proposals"),
    ("pm8", "the resident on the panel"),
    ("pm9", "marks close to the middle"),
    ("panel_chair", "moderates: nineteen cells worth twenty points or more"),
    ("children_member", "sits on the delivery group that sponsors ten proposals"),
    ("leader", "chairs the Cabinet, which binds the money"),
    ("auditor", "reads the chain and changes nothing"),
)
_CONTACTS = (
    ("Open Gate Withenshire", "applied three times; has an offer in part to answer"),
    ("Hearth and Home Agency", "was first in reserve, and now has an offer"),
    ("Two Valleys Youth", "reports on an agreement of the last round"),
)


def contact(organisation: str) -> NewPerson:
    """Whoever writes for an organisation; its address is the same in every partnership that it works in."""
    word = "".join(letter for letter in organisation.lower().replace(" ", "-") if letter.isalnum() or letter == "-")
    return NewPerson(contact_key(organisation), f"Contact at {organisation}", f"contact@{word}.example")


_BY_KEY = {one.key: one for one in (*OFFICERS, *PANEL, *MEMBERS)}
PEOPLE: tuple[DemoPerson, ...] = (
    *(DemoPerson(HOME, _BY_KEY[key].name, _BY_KEY[key].email, what) for key, what in _SHOWN),
    *(DemoPerson(HOME, contact(name).name, contact(name).email, what) for name, what in _CONTACTS),
)
