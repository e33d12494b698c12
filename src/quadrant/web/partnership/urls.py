from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership import queries
from quadrant.partnership.rules import (
    anyone,
    may_administer,
    may_dispense,
    may_enter,
    may_keep_seat,
    may_keep_seats,
    may_keep_substitute,
    may_keep_terms,
    may_look_inside,
    may_publish_register,
    may_read_interest,
    may_see_body,
    may_see_interest,
    may_see_organisation,
    may_see_seat,
    may_see_substitute,
    may_see_terms,
    may_set_effects,
    may_withhold,
)
from quadrant.web.partnership.views import bodies, interests, lines, membership, people, registers, terms_of_reference


def may_change_body(person: object, _: object) -> bool:
    return may_administer(person)


def may_review_terms(person: object, terms: Any) -> bool:
    return may_keep_terms(person, terms.body)


INTEREST: dict[str, Any] = {"see": may_read_interest, "of": queries.interest_numbered, "gives": "interest"}
TERMS: dict[str, Any] = {"see": may_see_terms, "of": queries.terms_numbered, "gives": "terms"}

partnership: list[URLPattern] = [
    route("bodies/", bodies.tree, name="bodies", see=may_look_inside),
    route("bodies/new/", bodies.form_body, name="body_new", see=may_administer),
    route("bodies/<int:number>/", bodies.body, name="body", see=may_see_body, of=queries.body_numbered, gives="found"),
    route(
        "bodies/<int:number>/change/",
        bodies.change,
        name="body_change",
        see=may_see_body,
        act=may_change_body,
        of=queries.body_numbered,
        gives="found",
    ),
    route(
        "bodies/<int:number>/seats/new/",
        bodies.seat,
        name="seat_new",
        see=may_see_body,
        act=may_change_body,
        of=queries.body_numbered,
        gives="found",
    ),
    route(
        "bodies/<int:number>/powers/new/",
        bodies.power,
        name="power_new",
        see=may_see_body,
        act=may_change_body,
        of=queries.body_numbered,
        gives="found",
    ),
    route(
        "bodies/<int:number>/end/",
        bodies.end,
        name="body_end",
        see=may_see_body,
        act=may_change_body,
        of=queries.body_numbered,
        gives="found",
    ),
    route(
        "powers/<int:number>/withdraw/",
        bodies.withdraw_power,
        name="power_withdraw",
        see=may_change_body,
        of=queries.power_numbered,
        gives="power",
    ),
    route(
        "seats/<int:number>/end/",
        bodies.end_seat,
        name="seat_end",
        see=may_change_body,
        of=queries.seat_numbered,
        gives="member",
    ),
    route(
        "bodies/<int:number>/move/",
        lines.move,
        name="body_move",
        see=may_see_body,
        act=may_change_body,
        of=queries.body_numbered,
        gives="found",
    ),
    route("bodies/past/", lines.past, name="bodies_past", see=may_look_inside),
    route(
        "bodies/<int:number>/co-option/",
        membership.co_opt,
        name="co_option_new",
        see=may_see_body,
        act=may_keep_seats,
        of=queries.body_numbered,
        gives="found",
    ),
    route(
        "seats/<int:number>/substitutes/new/",
        membership.name_substitute,
        name="substitute_new",
        see=may_see_seat,
        act=may_keep_seat,
        of=queries.seat_numbered,
        gives="member",
    ),
    route(
        "substitutes/<int:number>/end/",
        membership.end_substitute,
        name="substitute_end",
        see=may_see_substitute,
        act=may_keep_substitute,
        of=queries.substitute_numbered,
        gives="substitute",
    ),
    route("bodies/powers/", bodies.delegations, name="delegations", see=may_look_inside),
    route("bodies/levels/", bodies.levels, name="levels", see=may_look_inside),
    route("bodies/kinds/", terms_of_reference.kinds, name="kind_names", see=may_administer),
    route(
        "bodies/<int:number>/terms/",
        terms_of_reference.versions,
        name="terms_versions",
        see=may_see_body,
        of=queries.body_numbered,
        gives="found",
    ),
    route(
        "bodies/<int:number>/terms/new/",
        terms_of_reference.write,
        name="terms_write",
        see=may_see_body,
        act=may_keep_terms,
        of=queries.body_numbered,
        gives="found",
    ),
    route("terms-of-reference/<int:number>/", terms_of_reference.version, name="termsofreference", **TERMS),
    route(
        "terms-of-reference/<int:number>/review/",
        terms_of_reference.review,
        name="terms_review",
        act=may_review_terms,
        **TERMS,
    ),
    route("organisations/", people.organisations, name="organisations", see=may_look_inside),
    route("organisations/new/", people.new_organisation, name="organisation_new", see=may_administer),
    route(
        "organisations/<int:number>/",
        people.organisation,
        name="organisation",
        see=may_see_organisation,
        of=queries.organisation_numbered,
        gives="organisation",
    ),
    route(
        "organisations/<int:number>/change/",
        people.change_organisation,
        name="organisation_change",
        see=may_change_body,
        of=queries.organisation_numbered,
        gives="organisation",
    ),
    route("people/", people.people, name="people", see=may_look_inside),
    route("people/invite/", people.invite, name="person_invite", see=may_administer),
    route(
        "people/invitations/<int:number>/withdraw/",
        people.withdraw_invitation,
        name="invitation_withdraw",
        see=may_change_body,
        of=queries.invitation_numbered,
        gives="invitation",
    ),
    route("people/roles/new/", people.new_role, name="role_new", see=may_administer),
    route(
        "people/roles/<int:number>/end/",
        people.end_role,
        name="role_end",
        see=may_change_body,
        of=queries.role_numbered,
        gives="holding",
    ),
    route("interests/", interests.register, name="interests", see=may_enter),
    route("interests/confirm/", registers.confirm, name="interests_confirm", see=may_enter),
    route("interests/publication/", registers.publication, name="interests_publication", see=may_publish_register),
    route("interests/public", registers.public, name="interests_public", see=anyone),
    route("interests/<int:number>/", registers.interest, name="interest", **INTEREST),
    route(
        "interests/<int:number>/withhold/", registers.withhold, name="interest_withhold", act=may_withhold, **INTEREST
    ),
    route("interests/<int:number>/show/", registers.show, name="interest_show", act=may_withhold, **INTEREST),
    route("interests/new/", interests.declare, name="interest_new", see=may_enter),
    route("interests/effects/", interests.effects, name="interest_effects", see=may_set_effects),
    route(
        "interests/<int:number>/end/",
        interests.end,
        name="interest_end",
        see=may_see_interest,
        of=queries.interest_numbered,
        gives="interest",
    ),
    route(
        "interests/<int:number>/dispensation/",
        interests.dispense,
        name="dispensation_new",
        see=may_see_interest,
        act=may_dispense,
        of=queries.interest_numbered,
        gives="interest",
    ),
]
