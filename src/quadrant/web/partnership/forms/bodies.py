"""Forms about bodies: forming one, its seats and powers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from quadrant.partnership import commands
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.partnership.queries import bodies, organisations, people_here
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, QuorumShare, Seat
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group


def choose(rows: Any, *, empty: str = "") -> list[tuple[str, str]]:
    """Choices of records, with an empty one first where nothing may be chosen."""
    listed = [(str(row.pk), str(row)) for row in rows]
    return [("", empty), *listed] if empty else listed


def chosen(model: Any, number: str) -> Any:
    """The record of a choice, or None where nothing was chosen."""
    return model.objects.get(pk=number) if number else None


class BodyForm(Form):
    """Form a body, or change one."""

    name = TextField(label="Name", max_length=150)
    also_called = TextField(label="Also called", max_length=150, required=False)
    kind = OneOfField(label="Kind", choices=BodyKind.choices())
    parent = forms.ChoiceField(label="Reports to", required=False)
    binds = forms.ChoiceField(
        label="Its decisions bind", required=False, help_text="A partnership board usually binds nobody and recommends."
    )
    terms_of_reference = LongTextField(
        label="Terms of reference", required=False, help_text="What it is for: this becomes their first version"
    )
    frequency = OneOfField(label="How often it meets", choices=Frequency.choices())
    quorum = WholeNumberField(label="Quorum", help_text="How many voting members must be present", least=1, most=99)
    quorum_share = OneOfField(
        label="And a share of the voting seats", choices=QuorumShare.choices(), required=False,
        help_text="Rounded up to whole people; the greater of the two counts",
    )  # fmt: skip
    quorum_with = forms.ChoiceField(label="Somebody of this organisation must be there", required=False)
    only_recommends = forms.BooleanField(label="It recommends and advises, it does not decide", required=False)
    groups: Sequence[Group] = (
        Group("The body", ["name", "also_called", "kind", "parent", "binds", "terms_of_reference"]),
        Group("How it meets and decides", ["frequency", "quorum", "quorum_share", "quorum_with", "only_recommends"]),
    )

    def __init__(self, *args: Any, body: Body | None = None, **kwargs: Any) -> None:
        if body is not None:
            kwargs["initial"] = {
                **vars(body),
                "parent": body.parent_id,
                "binds": body.binds_id,
                "quorum_with": body.quorum_with_id,
            }
        super().__init__(*args, **kwargs)
        self.body = body
        others = [other for other in bodies() if body is None or other.pk != body.pk]
        self.fields["parent"].choices = choose(others, empty="No other body")  # type: ignore[attr-defined]  # a choice field
        self.fields["binds"].choices = choose(organisations(), empty="No organisation")  # type: ignore[attr-defined]
        self.fields["quorum_with"].choices = choose(organisations(), empty="No organisation")  # type: ignore[attr-defined]
        if body is not None:
            self.fields["parent"].help_text = "To put a mistake right. When it comes to stand elsewhere, record a move"
            del self.fields["kind"], self.fields["binds"], self.fields["terms_of_reference"]
            self.groups = ()

    def enact(self, *, by: Any, at: dt.datetime) -> Body:
        said = dict(self.cleaned_data)
        said["parent"] = chosen(Body, said["parent"])
        said["frequency"] = Frequency(said["frequency"])
        said["quorum"] = int(said["quorum"])
        said["quorum_share"] = QuorumShare(said["quorum_share"]) if said["quorum_share"] else None
        said["quorum_with"] = chosen(Organisation, said["quorum_with"])
        if self.body is not None:
            return commands.change_body(body=self.body, **said, by=by, at=at)
        said["kind"], said["binds"] = BodyKind(said["kind"]), chosen(Organisation, said["binds"])
        return commands.form_body(**said, from_on=at.date(), by=by, at=at)


class SeatForm(Form):
    person = forms.ChoiceField(label="Person")
    seat = OneOfField(label="Seat", choices=Seat.choices())
    organisation = forms.ChoiceField(label="Represents", required=False)
    from_on = DateBoxesField(label="From", help_text="For example 1 4 2026")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.fields["person"].choices = choose(people_here(), empty="Choose a person")  # type: ignore[attr-defined]
        self.fields["organisation"].choices = choose(organisations(), empty="No organisation")  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.seat_member(
            body=self.body,
            person=chosen(Person, said["person"]),
            seat=Seat(said["seat"]),
            organisation=chosen(Organisation, said["organisation"]),
            from_on=said["from_on"],
            by=by,
            at=at,
        )


class PowerForm(Form):
    decision = OneOfField(label="Kind of decision", choices=DecisionKind.choices())
    limit = MoneyField(label="Up to", required=False, help_text="Leave empty for no limit")
    reference = TextField(label="Where this is laid down", max_length=120, required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.give_power(
            body=self.body,
            decision=DecisionKind(said["decision"]),
            limit=said["limit"],
            reference=said["reference"],
            by=by,
            at=at,
        )


class SureForm(Form):
    """Nothing to fill in: the button makes the act."""

    def __init__(self, *args: Any, does: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.does = does

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(by=by, at=at)


class EndForm(Form):
    """The last day of a seat, a role or a body."""

    to_on = DateBoxesField(label="Last day", help_text="For example 31 3 2027")

    def __init__(self, *args: Any, end: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.end = end

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.end(to_on=self.cleaned_data["to_on"], by=by, at=at)
