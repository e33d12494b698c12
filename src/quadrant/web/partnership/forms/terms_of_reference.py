"""Forms about terms of reference and the names of kinds of body."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.partnership import commands
from quadrant.partnership.commands import Wording
from quadrant.partnership.models import Body, TermsOfReference
from quadrant.partnership.queries import kind_names
from quadrant.partnership.terms import BodyKind
from quadrant.web.design.fields import DateBoxesField, LongTextField
from quadrant.web.design.forms import Form, dress


class TermsForm(Form):
    """The next version, begun with the words of the last one."""

    purpose = LongTextField(label="What it is for")
    does = LongTextField(label="What it does", required=False)
    does_not = LongTextField(label="What it does not do", required=False)
    membership = LongTextField(label="Who belongs to it", required=False, help_text="In words, as agreed")
    from_on = DateBoxesField(label="Holds from", help_text="For example 1 4 2027")
    review_on = DateBoxesField(label="To be reviewed by", help_text="Usually a year later")

    def __init__(self, *args: Any, body: Body, last: TermsOfReference | None, **kwargs: Any) -> None:
        if last is not None:
            words = ("purpose", "does", "does_not", "membership")
            kwargs["initial"] = {name: getattr(last, name) for name in words}
        else:
            kwargs["initial"] = {"purpose": body.terms_of_reference}
        super().__init__(*args, **kwargs)
        self.body = body

    def enact(self, *, by: Any, at: dt.datetime) -> TermsOfReference:
        said = self.cleaned_data
        wording = Wording(said["purpose"], said["does"], said["does_not"], said["membership"])
        return commands.write_terms(
            body=self.body, wording=wording, from_on=said["from_on"], review_on=said["review_on"], by=by, at=at
        )


class ReviewTermsForm(Form):
    """A review after which the version stands."""

    reviewed_on = DateBoxesField(label="Reviewed on", help_text="For example 16 11 2026")
    found = LongTextField(label="What was looked at, and why nothing changes", rows=3)
    next_on = DateBoxesField(label="Next review by", help_text="For example 16 11 2027")

    def __init__(self, *args: Any, terms: TermsOfReference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = terms

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return commands.review_terms(terms=self.terms, **self.cleaned_data, by=by, at=at)


class KindNamesForm(Form):
    """The names of every kind of body, a line each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = kind_names()
        for kind in BodyKind:
            said = "\n".join(known.get(kind, []))
            self.fields[kind.value] = LongTextField(label=kind.label, rows=2, required=False, initial=said)
            dress(kind.value, self.fields[kind.value])

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        names = {kind: str(self.cleaned_data[kind.value]).splitlines() for kind in BodyKind}
        return commands.name_kinds(names=names, by=by, at=at)
