"""Acts on the lines of a criteria set: weights that add to 100, criteria added, dropped, split into parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils.text import slugify

from quadrant.appraisal.commands.criteria import changeable, in_a_sentence
from quadrant.appraisal.models import CriteriaSet, Criterion
from quadrant.appraisal.queries import criteria_of, problems_with
from quadrant.appraisal.terms import CriterionKind
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.partnership.models import Person


@act("criteria.weighted")
def set_weights(
    *, criteria_set: CriteriaSet, weights: Mapping[str, Decimal], by: Person, at: datetime
) -> Done[CriteriaSet]:
    """Give every criterion, by key, its weight. Refused unless each level adds up: the top to exactly 100."""
    kept = changeable(criteria_set, by)
    lines = criteria_of(kept)
    problems = problems_with(lines, weights)
    insist(not problems, f"{in_a_sentence(problems)}.", field="weights")
    for line in lines:
        if line.weight != weights[line.key]:
            line.weight = weights[line.key]
            line.save()
    return Done(kept)


@act("criterion.added")
def add_criterion(
    *, criteria_set: CriteriaSet, name: str, guidance: str = "", source: str = "", by: Person, at: datetime
) -> Done[Criterion]:
    """Add a local criterion. In a weighted set it weighs nothing until the weights are set anew."""
    kept = changeable(criteria_set, by)
    insist(bool(name.strip()), "Give the criterion a name.", field="name")
    lines = criteria_of(kept)
    weighted = bool(lines) and all(line.weight is not None for line in lines)
    made = Criterion(
        criteria_set=kept,
        key=_free_key(name, lines),
        name=name.strip(),
        guidance=guidance,
        source=source,
        kind=CriterionKind.LOCAL,
        weight=Decimal(0) if weighted else None,
        place=max((line.place for line in lines), default=0) + 1,
    )
    made.save()
    return Done(made, made.name)


def _free_key(name: str, lines: Iterable[Criterion]) -> str:
    taken = {line.key for line in lines}
    stem = slugify(name)[:70] or "criterion"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)


@act("criterion.dropped")
def drop_criterion(*, criterion: Criterion, by: Person, at: datetime) -> Done[CriteriaSet]:
    """Take away a criterion that weighs nothing; its parts go with it."""
    kept = changeable(criterion.criteria_set, by)
    line = Criterion.objects.get(pk=criterion.pk)
    insist(not line.weight, "Give its weight to other criteria first.")
    name = line.name
    Criterion.objects.filter(parent=line).delete()
    line.delete()
    return Done(kept, f"“{name}” was dropped")


@act("criterion.split")
def split_criterion(
    *, criterion: Criterion, parts: Sequence[tuple[str, Decimal]], by: Person, at: datetime
) -> Done[Criterion]:
    """Divide a criterion into named parts whose weights add to its own; no parts: it is marked as a whole again."""
    kept = changeable(criterion.criteria_set, by)
    line = Criterion.objects.get(pk=criterion.pk)
    insist(line.parent_id is None, "A part cannot be split again.")
    before = Criterion.objects.filter(parent=line)
    insist(bool(parts) or before.exists(), "Name at least two parts, each with its weight.", field="parts")
    _refuse_no_division(parts)
    before.delete()
    lines = criteria_of(kept)
    for number, (name, weight) in enumerate(parts, 1):
        code = f"{line.code}{chr(96 + number)}" if line.code else ""
        key = _free_key(f"{line.key[:50]}-{name}", lines)
        part = Criterion(
            criteria_set=kept, parent=line, key=key, code=code, name=name.strip(), weight=weight, place=line.place
        )
        part.kind = line.kind
        part.save()
        lines.append(part)
    if parts:
        problems = problems_with(lines, {one.key: one.weight for one in lines})
        insist(not problems, f"{in_a_sentence(problems)}.", field="parts")
    return Done(line, f"{len(parts)} parts" if parts else "Marked as a whole again")


def _refuse_no_division(parts: Sequence[tuple[str, Decimal]]) -> None:
    """One part divides nothing, a weightless one is never felt, and of two alike nobody knows which is which."""
    names = [name.strip() for name, _ in parts]
    insist(all(names), "Give every part a name.", field="parts")
    insist(len(parts) != 1, "One part divides nothing: name at least two.", field="parts")
    weightless = next((name for name, weight in zip(names, parts, strict=True) if weight[1] <= 0), "")
    insist(not weightless, f"“{weightless}” weighs nothing. Give every part a weight above 0.", field="parts")
    folded = [name.casefold() for name in names]
    twice = next((name for name in names if folded.count(name.casefold()) > 1), "")
    insist(not twice, f"Two parts are called “{twice}”. Give each a name of its own.", field="parts")
