"""Commissioning models side by side: each aspect is adopted, adapted or rejected with a reason, then it ends."""

from __future__ import annotations

import pytest

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.commands import Judged
from quadrant.analyse.evidence.models import ComparedAspect, ModelComparison
from quadrant.analyse.evidence.queries import models_of
from quadrant.analyse.evidence.terms import Verdict
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories import evidence
from tests.factories.needs import analyst
from tests.factories.partnership import NOW, person

ADAPT = Judged("A board of six", Verdict.ADAPT, "Of four: we have fewer partners")


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(key="hsp-2009")


def test_what_is_adapted_says_how_and_a_verdict_without_a_note_is_refused_whole(families: Cycle) -> None:
    compared = evidence.comparison(families, "Northshire")
    (model,) = models_of(compared)
    judged = {"Who decides": ADAPT, "Who pays": Judged("One purse", Verdict.REJECT, " ")}
    with pytest.raises(Refusal, match="Say why for “Who pays”") as refused:
        commands.judge_model(model=model, version=1, judged=judged, by=analyst(), at=NOW)
    assert refused.value.field == "note_1"
    assert not ComparedAspect.objects.exists()
    commands.judge_model(model=model, version=1, judged={"Who decides": ADAPT}, by=analyst(), at=NOW)
    kept = ComparedAspect.objects.get()
    assert (kept.does, kept.verdict, kept.note) == ("A board of six", "adapt", "Of four: we have fewer partners")


def test_what_somebody_else_wrote_meanwhile_is_not_lost(families: Cycle) -> None:
    (model,) = models_of(evidence.comparison(families, "Northshire"))
    commands.judge_model(model=model, version=1, judged={"Who decides": ADAPT}, by=analyst(), at=NOW)
    with pytest.raises(Changed):
        commands.judge_model(model=model, version=1, judged={"Who decides": Judged()}, by=analyst(), at=NOW)
    assert ComparedAspect.objects.get().does == "A board of six"


def test_it_is_concluded_when_two_models_are_judged_and_then_stands(families: Cycle) -> None:
    compared = evidence.comparison(families, "Northshire")

    def conclude() -> None:
        commands.conclude_comparison(comparison=compared, chosen="A board of four", by=analyst(), at=NOW)

    with pytest.raises(Refusal, match="at least two models"):
        conclude()
    commands.add_model(comparison=compared, name="Southshire", by=analyst(), at=NOW)
    north, south = models_of(compared)
    commands.judge_model(model=north, version=1, judged={"Who decides": ADAPT}, by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="Nothing yet: Southshire"):
        conclude()
    commands.judge_model(model=south, version=1, judged={"Who pays": ADAPT}, by=analyst(), at=NOW)
    conclude()
    assert ModelComparison.objects.get().concluded == "A board of four"
    with pytest.raises(Refusal, match="is concluded"):
        commands.add_model(comparison=compared, name="Third", by=analyst(), at=NOW)


def test_a_comparison_has_aspects_and_people_who_work_on_the_cycle(families: Cycle) -> None:
    with pytest.raises(Refusal, match="at least one aspect"):
        commands.begin_comparison(cycle=families, title="Ways", aspects=[" ", ""], by=analyst(), at=NOW)
    with pytest.raises(NotAllowed):
        commands.begin_comparison(
            cycle=families, title="Ways", aspects=["Who pays"], by=person("Ned", Role.FINANCE), at=NOW
        )
    made = commands.begin_comparison(
        cycle=families, title="Ways", aspects=["Who pays ", "Who pays"], by=analyst(), at=NOW
    )
    assert made.aspects == ["Who pays"]
