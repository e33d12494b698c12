from quadrant.partnership.commands.bodies import (
    change_body,
    end_body,
    end_seat,
    form_body,
    give_power,
    seat_member,
    withdraw_power,
)
from quadrant.partnership.commands.interests import (
    declare_interest,
    end_interest,
    give_dispensation,
    set_effect,
    set_effects,
)
from quadrant.partnership.commands.invitations import accept_invitation, invite, withdraw_invitation
from quadrant.partnership.commands.organisations import (
    add_organisation,
    add_unit,
    change_organisation,
    found_partnership,
)
from quadrant.partnership.commands.people import (
    deactivate_person,
    end_role,
    grant_role,
    record_sign_in,
    record_sign_out,
    register_person,
    set_password,
)

__all__ = [
    "accept_invitation",
    "add_organisation",
    "add_unit",
    "change_body",
    "change_organisation",
    "deactivate_person",
    "declare_interest",
    "end_body",
    "end_interest",
    "end_role",
    "end_seat",
    "form_body",
    "found_partnership",
    "give_dispensation",
    "give_power",
    "grant_role",
    "invite",
    "record_sign_in",
    "record_sign_out",
    "register_person",
    "seat_member",
    "set_effect",
    "set_effects",
    "set_password",
    "withdraw_invitation",
    "withdraw_power",
]
