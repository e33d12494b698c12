"""Services in the catalogue, with what they serve and who pays, and evaluations written part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from quadrant.analyse.outcomes.models import Area, Indicator, Outcome
from quadrant.analyse.services import commands
from quadrant.analyse.services.commands import Contributes, MarketAs, ServiceAs
from quadrant.analyse.services.models import Service, ServiceEvaluation, ServiceFunding
from quadrant.analyse.services.queries import evaluation_numbered, service_numbered
from quadrant.analyse.services.terms import Adds, Aim, Aspect, DeliveryModel, Duty, Judged
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Tier
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.terms import OrganisationKind, Role
from tests.factories.governance import holding
from tests.factories.partnership import NOW
from tests.factories.partnership import organisation as add_organisation

MARKET: dict[str, Any] = {
    "need_now": "730 families, most of them in the east",
    "need_future": "A tenth more in three years",
    "market_now": "Three providers, one about to leave",
    "market_future": "A charity of the next borough would come",
}


def commissioner() -> Person:
    """Clara, who signs off and sets the programme."""
    return holding("Clara", Role.COMMISSIONER)


def analyst() -> Person:
    """Anil, who keeps the catalogue and evaluates."""
    return holding("Anil", Role.ANALYST)


def payer(name: str = "Ardlebury Council") -> Organisation:
    """An organisation of this name, added if not known yet."""
    found: Organisation | None = Organisation.objects.filter(name=name).first()
    return found or add_organisation(name, OrganisationKind.COUNCIL, partner=True)


def said(name: str = "Short breaks", **more: Any) -> ServiceAs:
    """What is said of a service."""
    given: dict[str, Any] = {
        "kind": "Short breaks",
        "as_users_say": "A weekend in which somebody else looks after my son",
        "provider": payer("Harbour Door"),
        "client_group": "Families of disabled children",
        "tier": Tier.TARGETED,
        "duty": Duty.MUST,
        "legal_basis": "Breaks for Carers of Disabled Children Regulations 2011",
        "minimum_standard": "A range of services, and a statement of them",
        "local_choice": "How many nights, and where",
        **more,
    }
    return ServiceAs(name=name, **given)


def service(name: str = "Short breaks", **more: Any) -> Service:
    return commands.add_service(said=said(name, **more), by=analyst(), at=NOW)


def serves(of: Service, *outcomes: Outcome) -> Service:
    """Works towards outcomes in equal shares."""
    each = Decimal(100) / len(outcomes)
    return commands.link_service_to_outcomes(service=of, shares=dict.fromkeys(outcomes, each), by=analyst(), at=NOW)


def stands_in(of: Service, *areas: Area) -> Service:
    return commands.place_service(service=of, areas=areas, by=analyst(), at=NOW)


def paid(of: Service, pounds: int, by: str = "Ardlebury Council", *, year: int = 2026, **more: Any) -> ServiceFunding:
    """A funding line of a financial year."""
    given: dict[str, Any] = {"source": "General fund", **more}
    return commands.enter_funding(
        service=of, organisation=payer(by), year=year, amount=Decimal(pounds), by=analyst(), at=NOW, **given
    )


def evaluation(of: Service | None = None, *, cycle: Cycle | None = None, by: Person | None = None) -> ServiceEvaluation:
    """An evaluation with nothing in it yet."""
    return commands.begin_evaluation(service=of or service(), cycle=cycle, by=by or analyst(), at=NOW)


def again(of: ServiceEvaluation) -> ServiceEvaluation:
    found = evaluation_numbered(of.pk)
    assert found is not None
    return found


def service_again(of: Service) -> Service:
    found = service_numbered(of.pk)
    assert found is not None
    return found


def market(of: ServiceEvaluation, *, indicator: Indicator | None = None, **more: Any) -> ServiceEvaluation:
    """Part 1, with the forecast from an indicator or by hand."""
    by_hand = {} if indicator else {"demand_future": 800, "demand_by": 2029, "demand_how": "As the census projects"}
    given: dict[str, Any] = {"demand_now": 730, "demand_source": "Register of October 2026", **by_hand, **more}
    text = MarketAs(**MARKET, indicator=indicator, **given)
    return commands.describe_market(evaluation=of, version=again(of).version, said=text, by=analyst(), at=NOW)


def judged(score: int, evidence: str = "As the returns show", **more: Any) -> Judged:
    return Judged(score, evidence, **more)


def aspects(of: ServiceEvaluation, scores: Mapping[Aspect, tuple[int, int]] | None = None) -> ServiceEvaluation:
    """Part 3: each aspect now and in future."""
    given = scores or {Aspect.PERFORMANCE: (3, 2), Aspect.EFFICIENCY: (2, 1), Aspect.PERCEPTION: (4, 4)}
    for aspect, (now, future) in given.items():
        of = commands.judge_aspect(
            evaluation=of,
            version=again(of).version,
            aspect=aspect,
            now=judged(now, figure=Decimal(412), unit="£ a night", benchmark=Decimal(380), source="Ledger 2025/26"),
            future=judged(future),
            by=analyst(),
            at=NOW,
        )
    return of


def contributes(of: ServiceEvaluation, *, lines: Sequence[Contributes] = ()) -> ServiceEvaluation:
    """Part 4: one line unless others are given."""
    told = lines or [Contributes(Aim.SOCIETY, Adds.STRONGLY, "Parents sleep through")]
    return commands.state_contribution(evaluation=of, version=again(of).version, lines=told, by=analyst(), at=NOW)


def written(of: ServiceEvaluation, *, lines: Sequence[Contributes] = ()) -> ServiceEvaluation:
    """Every part written, so that it can be signed off."""
    market(of)
    commands.describe_best(
        evaluation=of,
        version=again(of).version,
        best_in_class="A house shared by two boroughs",
        best_source="Visit, May 2026",
        replicable="With transport",
        partner_resources="The ICB would pay a nurse",
        by=analyst(),
        at=NOW,
    )
    aspects(of)
    contributes(of, lines=lines)
    model = DeliveryModel.RECONFIGURE
    commands.weigh_model(evaluation=of, model=model, changes="Shared transport", by=analyst(), at=NOW)
    commands.recommend_model(evaluation=of, model=model, why="Nobody travels further", by=analyst(), at=NOW)
    return again(of)


def signed_off(of: ServiceEvaluation) -> ServiceEvaluation:
    return commands.sign_off(evaluation=written(of), by=commissioner(), at=NOW)


def strategy(of: Service, title: str = "Strategy for short breaks") -> None:
    """Adopted by the Cabinet in spring."""
    from quadrant.partnership.models import Body
    from tests.factories.partnership import body, known

    cabinet = Body.objects.filter(name="Cabinet").first() or body("Cabinet", known("Carol"))
    commands.record_strategy(
        service=of, title=title, body=cabinet, adopted_on=date(2026, 5, 12), by=commissioner(), at=NOW
    )
