from quadrant.partnership.commands.bodies import (
    change_body,
    end_body,
    end_seat,
    form_body,
    give_power,
    move_body,
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
from quadrant.partnership.commands.listing import list_organisations, name_providers
from quadrant.partnership.commands.membership import co_opt_member, end_substitute, name_substitute
from quadrant.partnership.commands.organisations import (
    add_organisation,
    add_unit,
    change_organisation,
    found_partnership,
    list_suppliers,
    tell_suppliers,
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
from quadrant.partnership.commands.people_told import bring_people
from quadrant.partnership.commands.registers import (
    confirm_interests,
    set_publication,
    show_interest,
    withhold_interest,
)
from quadrant.partnership.commands.terms_of_reference import Wording, name_kinds, review_terms, write_terms

__all__ = [
    "Wording",
    "accept_invitation",
    "add_organisation",
    "add_unit",
    "bring_people",
    "change_body",
    "change_organisation",
    "co_opt_member",
    "confirm_interests",
    "deactivate_person",
    "declare_interest",
    "end_body",
    "end_interest",
    "end_role",
    "end_seat",
    "end_substitute",
    "form_body",
    "found_partnership",
    "give_dispensation",
    "give_power",
    "grant_role",
    "invite",
    "list_organisations",
    "list_suppliers",
    "move_body",
    "name_kinds",
    "name_providers",
    "name_substitute",
    "record_sign_in",
    "record_sign_out",
    "register_person",
    "review_terms",
    "seat_member",
    "set_effect",
    "set_effects",
    "set_password",
    "set_publication",
    "show_interest",
    "tell_suppliers",
    "withdraw_invitation",
    "withdraw_power",
    "withhold_interest",
    "write_terms",
]
