from typing import Any

from django.urls import URLPattern

from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.partnership.rules import anyone, may_enter
from quadrant.plan.proposals import queries, rules
from quadrant.web.plan.proposals.views import calls, decisions, offers, proposals, writing

CALL: dict[str, Any] = {"see": rules.may_see_call, "of": queries.call_numbered, "gives": "call"}
INSIDE: dict[str, Any] = {"see": rules.may_see_call_inside, "of": queries.call_numbered, "gives": "call"}
PROPOSAL: dict[str, Any] = {"see": rules.may_see_proposal, "of": queries.proposal_numbered, "gives": "proposal"}
OFFER: dict[str, Any] = {"see": rules.may_see_offer, "of": queries.offer_numbered, "gives": "offer"}
RUN, WRITE, ANSWER = rules.may_run_call, rules.may_write_proposal, rules.may_answer_offer

partnership: list[URLPattern] = [
    route("calls/", calls.calls, name="calls", see=may_enter),
    route(
        "cycles/<int:number>/calls/new/",
        calls.new,
        name="call_new",
        see=may_see_cycle,
        act=rules.may_draft_call,
        of=cycle_numbered,
        gives="cycle",
    ),
    route("calls/<int:number>/", calls.call, name="call", **CALL),
    route("calls/<int:number>/change/", calls.change, name="call_change", act=RUN, **CALL),
    route("calls/<int:number>/open/", calls.open_, name="call_open", act=RUN, **CALL),
    route("calls/<int:number>/extend/", calls.extend, name="call_extend", act=RUN, **CALL),
    route(
        "calls/<int:number>/public",
        calls.public,
        name="call_public",
        see=anyone,
        of=queries.opened_call_numbered,
        gives="call",
    ),
    route("calls/<int:number>/propose/", writing.start, name="proposal_new", act=rules.may_propose, **CALL),
    route("calls/<int:number>/proposals/", proposals.listing, name="proposals", **INSIDE),
    route("calls/<int:number>/what-the-money-buys/", decisions.money, name="portfolio", **INSIDE),
    route("calls/<int:number>/what-the-money-buys/how-sure/", decisions.how_sure, name="portfolio_certainty", **INSIDE),
    route("calls/<int:number>/decision/", decisions.report, name="funding_report", act=RUN, **INSIDE),
    route("calls/<int:number>/not-funded/", decisions.not_funded, name="not_funded", **INSIDE),
    route("my-proposals/", proposals.mine, name="my_proposals", see=may_enter),
    route("proposals/<int:number>/", proposals.proposal, name="proposal", **PROPOSAL),
    route("proposals/<int:number>/about/", writing.about, name="proposal_about", act=WRITE, **PROPOSAL),
    route("proposals/<int:number>/questions/", writing.questions, name="proposal_questions", act=WRITE, **PROPOSAL),
    route(
        "proposals/<int:number>/questions/<int:place>/",
        writing.question,
        name="proposal_question",
        see=rules.may_see_question,
        act=rules.may_answer_question,
        of=queries.question_of,
        gives="asked",
    ),
    route("proposals/<int:number>/money/", writing.money, name="proposal_money", act=WRITE, **PROPOSAL),
    route("proposals/<int:number>/aims/", writing.aims, name="proposal_aims", act=WRITE, **PROPOSAL),
    route("proposals/<int:number>/check/", writing.check, name="proposal_check", act=WRITE, **PROPOSAL),
    route("proposals/<int:number>/take-back/", writing.take_back, name="proposal_take_back", act=WRITE, **PROPOSAL),
    route("proposals/<int:number>/withdraw/", writing.withdraw, name="proposal_withdraw", act=WRITE, **PROPOSAL),
    route("proposals/<int:number>/tie/", decisions.tie, name="proposal_tie", act=rules.may_tie_proposals, **PROPOSAL),
    route(
        "proposals/<int:number>/versions/<int:version>/",
        proposals.version,
        name="proposal_version",
        see=rules.may_see_version,
        of=queries.version_of,
        gives="version",
    ),
    route(
        "proposals/<int:number>/marks/",
        proposals.marks,
        name="proposal_marks",
        see=rules.may_see_proposal,
        of=queries.decided_proposal,
        gives="proposal",
    ),
    route("proposals/<int:number>/offer/", offers.new, name="offer_new", act=rules.may_make_offer, **PROPOSAL),
    route("offers/", offers.offers, name="offers", see=may_enter),
    route("offers/<int:number>/", offers.offer, name="offer", **OFFER),
    route("offers/<int:number>/accept/", offers.accept, name="offer_accept", act=ANSWER, **OFFER),
    route("offers/<int:number>/decline/", offers.decline, name="offer_decline", act=ANSWER, **OFFER),
    route("offers/<int:number>/lapse/", offers.lapse, name="offer_lapse", act=rules.may_end_offer, **OFFER),
]
