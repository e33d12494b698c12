"""Acts that put commissioning models side by side and say what is made of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from quadrant.analyse.evidence.models import ComparedAspect, ComparedModel, EvidenceItem, ModelComparison
from quadrant.analyse.evidence.rules import may_attach, may_compare
from quadrant.analyse.evidence.terms import Verdict
from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import place_in
from quadrant.partnership.models import Person

WORKERS = "Only those who work on this cycle may do this."
CONCLUDED = "This comparison is concluded. Begin another one."
MOST_ASPECTS, MOST_MODELS, LONGEST_ASPECT = 20, 8, 100


@dataclass(frozen=True)
class Judged:
    """What a model does in one aspect, and what is made of it."""

    does: str = ""
    verdict: Verdict | None = None
    note: str = ""


def _open(comparison: ModelComparison, by: Person) -> ModelComparison:
    found = ModelComparison.objects.select_for_update(of=("self",)).select_related("cycle")
    kept: ModelComparison = found.get(pk=comparison.pk)
    allow(may_compare(by, kept), WORKERS)
    insist(kept.concluded_at is None, CONCLUDED)
    return kept


@act("model_comparison.begun")
def begin_comparison(
    *, cycle: Cycle, title: str, aspects: Sequence[str], place: str = "", by: Person, at: datetime
) -> Done[ModelComparison]:
    """Begin to compare commissioning models in these aspects."""
    allow(may_attach(by, cycle), WORKERS)
    insist(bool(title.strip()), "Give the comparison a title.", field="title")
    named = list(dict.fromkeys(each.strip() for each in aspects if each.strip()))
    insist(bool(named), "Name at least one aspect to compare.", field="aspects")
    insist(len(named) <= MOST_ASPECTS, f"At most {MOST_ASPECTS} aspects can be read side by side.", field="aspects")
    long = next((each for each in named if len(each) > LONGEST_ASPECT), "")
    insist(not long, f"Shorten “{long[:40]}…”: an aspect has at most {LONGEST_ASPECT} letters.", field="aspects")
    insist(not place or place_in(cycle, place) is not None, "This framework has no such place.", field="place")
    made = ModelComparison(cycle=cycle, place=place, title=title.strip(), aspects=named, begun_by=by, begun_at=at)
    made.save()
    return Done(made, made.title)


@act("model_comparison.model_added")
def add_model(
    *, comparison: ModelComparison, name: str, item: EvidenceItem | None = None, by: Person, at: datetime
) -> Done[ComparedModel]:
    """Put another model beside those compared."""
    kept = _open(comparison, by)
    insist(bool(name.strip()), "Say which model it is.", field="name")
    number = ComparedModel.objects.filter(comparison=kept).count() + 1
    insist(number <= MOST_MODELS, f"At most {MOST_MODELS} models can be read side by side.")
    made = ComparedModel(comparison=kept, number=number, name=name.strip(), item=item, added_by=by, added_at=at)
    made.save()
    return Done(made, made.name)


@act("model_comparison.model_judged")
def judge_model(
    *, model: ComparedModel, version: int, judged: Mapping[str, Judged], by: Person, at: datetime
) -> Done[ComparedModel]:
    """Say what a model does in each aspect, and whether that is adopted, adapted or rejected here, and why."""
    comparison = _open(model.comparison, by)
    kept: ComparedModel = ComparedModel.objects.select_for_update().get(pk=model.pk)
    if kept.version != version:
        raise Changed("Somebody else wrote about this model while you did. Both texts are below.")
    held = {one.aspect: one for one in ComparedAspect.objects.filter(model=kept)}
    for aspect, said in judged.items():
        insist(aspect in comparison.aspects, f"“{aspect}” is no aspect of this comparison.")
        note, field = said.note.strip(), f"note_{comparison.aspects.index(aspect)}"
        insist(not said.verdict or bool(note), f"Say why for “{aspect}”.", field=field)
        one = held.get(aspect) or ComparedAspect(model=kept, aspect=aspect)
        one.does, one.verdict, one.note = said.does.strip(), said.verdict or "", note
        one.save()
    kept.version += 1
    kept.save()
    return Done(kept, kept.name)


@act("model_comparison.concluded")
def conclude_comparison(*, comparison: ModelComparison, chosen: str, by: Person, at: datetime) -> Done[ModelComparison]:
    """Say what was chosen and how it is adapted; what was compared does not change any more."""
    kept = _open(comparison, by)
    insist(bool(chosen.strip()), "Say what was chosen, and how it is adapted here.", field="chosen")
    models = ComparedModel.objects.filter(comparison=kept).count()
    insist(models > 1, "Put at least two models side by side first.")
    bare = ComparedModel.objects.filter(comparison=kept).exclude(aspects__verdict__gt="").order_by("number")
    names = ", ".join(one.name for one in bare.distinct())
    insist(not names, f"Say what is made of each model first. Nothing yet: {names}.")
    kept.concluded, kept.concluded_by, kept.concluded_at = chosen.strip(), by, at
    kept.save()
    return Done(kept, kept.concluded)
