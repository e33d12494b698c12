"""Forms that stand evidence behind a need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import Need, NeedEvidence
from quadrant.analyse.needs.queries import FigureToChoose
from quadrant.analyse.outcomes.models import Area, Indicator
from quadrant.audit.terms import Refusal
from quadrant.cycle.queries import cycles
from quadrant.engagement.queries import findings_in, petitions
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, dress

BETWEEN = "|"


class _FigureField(OneOfField):
    """One of the figures shown. An import may have changed them since: then the command says so, not the list."""

    def valid_value(self, value: Any) -> bool:
        return True


class FigureForm(Form):
    """Take one of an indicator's figures as evidence; what was seen comes back with the choice."""

    def __init__(
        self,
        *args: Any,
        need: Need,
        indicator: Indicator | None,
        area: Area | None,
        listed: Sequence[tuple[FigureToChoose, str]],
        **kwargs: Any,
    ) -> None:
        self.need, self.indicator, self.area = need, indicator, area
        super().__init__(*args, **kwargs)
        choices = [(f"{one.point.period}{BETWEEN}{one.value!r}", words) for one, words in listed]
        self.fields["figure"] = _FigureField(label="Which figure", choices=choices)
        dress("figure", self.fields["figure"])

    def enact(self, *, by: Any, at: dt.datetime) -> NeedEvidence:
        if self.indicator is None or self.area is None:
            raise Refusal("Choose an indicator and an area first.")
        period, _, seen = self.cleaned_data["figure"].rpartition(BETWEEN)
        return commands.add_figure(
            need=self.need,
            indicator=self.indicator,
            area=self.area,
            period=period,
            seen=_number(seen),
            by=by,
            at=at,
        )


def _number(said: str) -> float | None:
    try:
        return float(said)
    except ValueError:
        return None


class SourceForm(Form):
    """What a dated source says."""

    text = LongTextField(label="What it says", help_text="Without anybody's name or case")
    source = TextField(
        label="Who says so", max_length=300, help_text="For example: inspection report, young people's panel"
    )
    dated_on = DateBoxesField(label="Of which day", help_text="For example 1 9 2026")

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.need = need

    def enact(self, *, by: Any, at: dt.datetime) -> NeedEvidence:
        return commands.add_source(need=self.need, **self.cleaned_data, by=by, at=at)


class FindingForm(Form):
    """One of the findings of the partnership's consultations, those of the need's own cycle first."""

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        self.need = need
        super().__init__(*args, **kwargs)
        listed = findings_in(one.pk for one in cycles())
        mine = sorted(listed, key=lambda one: one.consultation.cycle_id != need.cycle_id)
        self.known = {str(one.pk): one for one in mine}
        field = OneOfField(
            label="Which finding",
            choices=[(number, one.text) for number, one in self.known.items()],
            hints={number: one.consultation.title for number, one in self.known.items()},
            help_text="" if self.known else "No consultation has a finding yet",
        )
        dress("finding", field)
        self.fields["finding"] = field

    def enact(self, *, by: Any, at: dt.datetime) -> NeedEvidence:
        return commands.cite_finding(need=self.need, finding=self.known[self.cleaned_data["finding"]], by=by, at=at)


class PetitionForm(Form):
    """One of the petitions that were accepted, those about the need's own cycle first."""

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        self.need = need
        super().__init__(*args, **kwargs)
        listed = [one for one in petitions() if one.refused_at is None]
        mine = sorted(listed, key=lambda one: one.cycle_id != need.cycle_id)
        self.known = {str(one.pk): one for one in mine}
        field = OneOfField(
            label="Which petition",
            choices=[(number, one.title) for number, one in self.known.items()],
            hints={number: one.asks for number, one in self.known.items()},
            help_text="" if self.known else "No petition is recorded yet",
        )
        dress("petition", field)
        self.fields["petition"] = field

    def enact(self, *, by: Any, at: dt.datetime) -> NeedEvidence:
        petition = self.known[self.cleaned_data["petition"]]
        return commands.cite_petition(need=self.need, petition=petition, by=by, at=at)
