"""What a step page shows of evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.review.evaluation import queries
from quadrant.review.evaluation.rules import may_evaluate
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address
from quadrant.web.review.evaluation.presenters import recommended, subject_of

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.review.evaluation.models import Evaluation


@panel(Activity.EVALUATION)
def evaluation_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The cycle's evaluations and what they recommend."""
    slug = cycle.partnership.slug
    seen = list(queries.evaluations_seen_by(person).filter(cycle=cycle))
    rows = tuple(
        Row(one.title, _told(one), address(None, "evaluation", partnership=slug, number=one.pk)) for one in seen
    )
    sentence = words.plural(len(seen), "evaluation") if seen else "Nothing has been evaluated yet."
    begin = f"{address(None, 'evaluation_new', partnership=slug)}?cycle={cycle.pk}"
    actions = (Action("Begin an evaluation", begin),) if may_evaluate(person, cycle, None) else ()
    return Panel("Evaluation", sentence, rows, actions)


def _told(one: Evaluation) -> str:
    said = recommended(one) if one.recommends else queries.state_of(one).label
    return f"{subject_of(one)}: {said}"
