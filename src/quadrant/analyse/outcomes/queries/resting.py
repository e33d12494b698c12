"""What rests on an indicator, and why it therefore stays listed."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.outcomes.models import HiddenFigure, Indicator
from quadrant.methods import words

# What a reader calls the rows of this room's own tables: of one, and of several.
CALLED = {
    "observation": ("figure", "figures"),
    "target": ("target, ended ones too", "targets, ended ones too"),
    "outcomeindicator": ("outcome that it measures", "outcomes that it measures"),
    "cycleindicator": ("cycle that looks at it or did", "cycles that look at it or did"),
    "headlinemeasure": ("set of headline measures, earlier ones too", "sets of headline measures, earlier ones too"),
    "indicatorpower": ("judgement whether it is a good indicator", "judgements whether it is a good indicator"),
}


def resting_on(indicator: Indicator) -> list[str]:
    """Each kind of record that names the indicator, in whichever room, with how many there are. A query for each kind;
    what is decided of its figures alone is nothing of its own."""
    fields: Any = Indicator._meta.get_fields(include_hidden=True)
    found = []
    for key in (each for each in fields if each.auto_created and each.is_relation):
        model = key.related_model
        many = 0 if model is HiddenFigure else model.objects.filter(**{key.field.name: indicator}).count()
        one, several = CALLED.get(
            model._meta.model_name, (str(model._meta.verbose_name), str(model._meta.verbose_name_plural))
        )
        found += [words.plural(many, one, several)] if many else []
    return found


def why_not_removed(indicator: Indicator) -> str:
    """Why the indicator cannot be removed, whoever asks; nothing where it can."""
    found = resting_on(indicator)
    return f"“{indicator.name}” stays listed while something rests on it: {'; '.join(found)}." if found else ""
