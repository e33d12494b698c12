from quadrant.partnership.models.bodies import Body, BodyMember, Power
from quadrant.partnership.models.interests import Dispensation, EffectOfKind, Interest
from quadrant.partnership.models.organisations import Organisation, Partnership, Unit
from quadrant.partnership.models.people import Invitation, Person, RoleHolding

__all__ = [
    "Body",
    "BodyMember",
    "Dispensation",
    "EffectOfKind",
    "Interest",
    "Invitation",
    "Organisation",
    "Partnership",
    "Person",
    "Power",
    "RoleHolding",
    "Unit",
]
