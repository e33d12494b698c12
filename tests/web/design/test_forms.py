"""Forms keep what was typed and say what would be right."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django import forms

from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.web.design.fields import (
    ClockField,
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    PercentField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group, problems

NOON = dt.datetime(2026, 12, 4, 12, tzinfo=dt.UTC)


def refusal_of(field: forms.Field, typed: Any) -> str:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return str(refused.value.messages[0])


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250000", "1250000"),
        ("£1,250,000", "1250000"),
        (" £ 1 250 000.50 ", "1250000.50"),
        ("1\u00a0250\u00a0000", "1250000"),
        (".5", "0.5"),
        ("0", "0"),
    ],
)
def test_money_is_read_as_people_write_it(typed: str, amount: str) -> None:
    assert MoneyField(label="Amount").clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["NaN", "Infinity", "-inf", "1e308", "1,2", "12,50", "abc", "£", ".", "١٢", "1__0"])
def test_money_refuses_what_is_no_amount(typed: str) -> None:
    sentence = refusal_of(MoneyField(label="Amount"), typed)
    assert sentence == "Amount must be an amount of money, like £1,250,000 or 1250.50"


def test_money_refuses_too_fine_too_much_and_too_little() -> None:
    field = MoneyField(label="Amount", most=Decimal(2_400_000))
    assert refusal_of(field, "12.345") == "Amount must have no more than 2 numbers after the point"
    assert refusal_of(field, "2,400,000.01") == "Amount must be £2,400,000 or less"
    assert refusal_of(field, "9" * 40) == "Amount must be £2,400,000 or less"
    assert refusal_of(field, "-5") == "Amount must be £0 or more"


def test_negative_money_is_accepted_where_it_makes_sense() -> None:
    assert MoneyField(label="Virement", least=None).clean("-£5,000") == Decimal(-5000)


def test_percentages_and_whole_numbers() -> None:
    assert PercentField(label="Weight").clean("12.5%") == Decimal("12.5")
    assert refusal_of(PercentField(label="Weight"), "101") == "Weight must be 100% or less"
    assert WholeNumberField(label="Places").clean("1,250") == 1250
    assert refusal_of(WholeNumberField(label="Places"), "12.5") == "Places must be a whole number, like 1,250"


def boxes(day: str, month: str, year: str) -> list[str]:
    return [day, month, year]


@pytest.mark.parametrize("month", ["12", "Dec", "december", "DECEMBER"])
def test_a_date_in_three_boxes(month: str) -> None:
    assert DateBoxesField(label="Start date").clean(boxes("4", month, "2026")) == dt.date(2026, 12, 4)


@pytest.mark.parametrize(
    ("typed", "sentence", "box"),
    [
        (boxes("31", "6", "2027"), "Day must be between 1 and 30", "day"),
        (boxes("29", "2", "2027"), "Day must be between 1 and 28", "day"),
        (boxes("0", "1", "2027"), "Day must be between 1 and 31", "day"),
        (boxes("1", "13", "2027"), "Month must be between 1 and 12", "month"),
        (boxes("1", "smarch", "2027"), "Month must be between 1 and 12", "month"),
        (boxes("1", "4", "27"), "Year must have 4 numbers, like 2027", "year"),
        (boxes("1", "4", "0027"), "Year must be between 1900 and 2199", "year"),
        (boxes("1", "", ""), "Start date must include a month and year", "month+year"),
        (boxes("", "", ""), "This field is required.", "required"),
    ],
)
def test_a_wrong_date_names_the_box_and_what_would_be_right(typed: list[str], sentence: str, box: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        DateBoxesField(label="Start date").clean(typed)
    assert refused.value.messages == [sentence]
    assert refused.value.code == box


def test_a_date_keeps_to_its_bounds() -> None:
    field = DateBoxesField(label="Start date", earliest=dt.date(2027, 4, 1), latest=dt.date(2028, 3, 31))
    assert refusal_of(field, boxes("31", "3", "2027")) == "Start date must be on or after 1 April 2027"
    assert refusal_of(field, boxes("1", "4", "2028")) == "Start date must be on or before 31 March 2028"


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("12 noon", dt.time(12)),
        ("noon", dt.time(12)),
        ("9:30am", dt.time(9, 30)),
        ("14:00", dt.time(14)),
        ("2.15 pm", dt.time(14, 15)),
        ("12am", dt.time(0)),
        ("midnight", dt.time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, clock: dt.time) -> None:
    assert ClockField(label="Closes").clean(typed) == clock


@pytest.mark.parametrize("typed", ["25:00", "13pm", "noonish", "12:61", "3 noon"])
def test_a_time_that_does_not_exist(typed: str) -> None:
    assert refusal_of(ClockField(label="Closes"), typed) == "Closes must be a time, like 12 noon, 9:30am or 14:00"


@pytest.mark.parametrize("character", [*map(chr, range(1, 9)), "\x0b", "\x0c", "\x0e", "\x1f", "\x7f"])
def test_invisible_characters_are_refused_where_they_stand(character: str) -> None:
    sentence = "Remove the invisible character after “Warm” and try again"
    assert refusal_of(TextField(label="Title"), f"Warm{character} homes") == sentence
    assert refusal_of(LongTextField(label="Why"), f"Warm{character} homes") == sentence


def test_tabs_and_new_lines_are_kept() -> None:
    assert LongTextField(label="Why").clean("First\r\n\tsecond\rthird") == "First\n\tsecond\nthird"


class ProposalForm(Form):
    """A form as page authors write it."""

    groups = (Group("The offer", ["title", "amount"]),)

    title = TextField(label="Title", max_length=12, help_text="As it should stand in the list")
    amount = MoneyField(label="Amount asked")
    starts = DateBoxesField(label="Start date")
    group = OneOfField(label="Group", choices=[("c", "Children"), ("e", "Economy")], hints={"c": "0 to 19"})
    partners = SomeOfField(label="Partners", choices=[("icb", "ICB"), ("police", "Police")], required=False)
    reasons = LongTextField(label="Reasons", required=False, max_length=500)
    sure = forms.BooleanField(label="Our trustees agree")
    plain = forms.CharField(label="Note", required=False, max_length=5)

    refusal_to_raise: Refusal | None = None

    def enact(self, *, by: str, at: dt.datetime) -> str:
        if self.refusal_to_raise:
            raise self.refusal_to_raise
        return f"{self.cleaned_data['title']} by {by} at {at:%H:%M}"


TYPED = {
    "title": "Warm homes",
    "amount": "£128,000",
    "starts_day": "1",
    "starts_month": "4",
    "starts_year": "2027",
    "group": "c",
    "partners": ["icb", "police"],
    "reasons": "Damp.",
    "sure": "on",
}


def test_a_form_that_holds_makes_its_one_call() -> None:
    form = ProposalForm(TYPED)
    assert form.enacted(by="Alice", at=NOON) is True
    assert form.done == "Warm homes by Alice at 12:00"
    assert form.status == 200


def test_an_empty_form_asks_for_each_thing_in_the_order_of_the_page() -> None:
    form = ProposalForm({})
    assert not form.enacted(by="Alice", at=NOON)
    assert [(each.sentence, each.target) for each in problems(form)] == [
        ("Enter title", "id_title"),
        ("Enter amount asked", "id_amount"),
        ("Enter start date", "id_starts_day"),
        ("Select group", "id_group_0"),
        ("Tick “Our trustees agree” to go on", "id_sure"),
    ]


def test_long_titles_and_plain_fields_of_django_speak_the_same_way() -> None:
    form = ProposalForm({**TYPED, "title": "Warm homes advice van", "plain": "too long", "group": "x"})
    assert not form.is_valid()
    assert form.errors == {
        "title": ["Title must be 12 characters or fewer"],
        "group": ["Select one of the choices listed"],
        "plain": ["Note must be 5 characters or fewer"],
    }
    assert ProposalForm({**TYPED, "plain": "a\x02b"}).errors == {
        "plain": ["Remove the invisible character after “a” and try again"]
    }


def test_fields_added_later_speak_the_same_way() -> None:
    form = ProposalForm({**TYPED, "weight": "", "mark": "9" * 400, "why": "a\x02b"})
    form.fields["weight"] = MoneyField(label="Weight")
    form.fields["mark"] = forms.ChoiceField(label="Mark", choices=[("1", "1")])
    form.fields["why"] = forms.CharField(label="Why", max_length=5)
    assert form.errors == {
        "weight": ["Enter weight"],
        "mark": ["Select one of the choices listed"],
        "why": ["Remove the invisible character after “a” and try again"],
    }


def test_a_refusal_keeps_what_was_typed() -> None:
    form = ProposalForm(TYPED)
    form.refusal_to_raise = Refusal("The call closed at 12 noon.")
    assert form.enacted(by="Alice", at=NOON) is False
    assert form.status == 409
    assert [each.sentence for each in problems(form)] == ["The call closed at 12 noon."]
    assert [(line.label, line.typed) for line in form.kept] == [
        ("Title", "Warm homes"),
        ("Amount asked", "£128,000"),
        ("Start date", "1 4 2027"),
        ("Group", "c"),
        ("Partners", "icb, police"),
        ("Reasons", "Damp."),
        ("Our trustees agree", "True"),
    ]


def test_a_conflict_shows_both_texts_at_the_field() -> None:
    form = ProposalForm(TYPED)
    form.refusal_to_raise = Changed("Bob changed the reasons at 11:58am.", field="reasons", theirs="Mould.")
    assert form.enacted(by="Alice", at=NOON) is False
    assert form.errors == {"reasons": ["Bob changed the reasons at 11:58am."]}
    assert [(line.typed, line.recorded) for line in form.conflicts] == [("Damp.", "Mould.")]


def test_who_may_not_goes_on_to_the_door() -> None:
    form = ProposalForm(TYPED)
    form.refusal_to_raise = NotAllowed("Only the lead applicant submits.")
    with pytest.raises(NotAllowed):
        form.enacted(by="Alice", at=NOON)


def test_the_page_links_each_error_to_its_box_and_each_box_to_its_hint() -> None:
    form = ProposalForm({**TYPED, "title": "", "starts_day": "31"})
    html = str(form)
    assert '<label class="govuk-label govuk-label--s" for="id_title">Title</label>' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert '<div class="govuk-hint" id="id_title_helptext">As it should stand in the list</div>' in html
    assert 'id="id_starts_day" aria-invalid="true"' in html
    assert 'id="id_starts_month" aria-invalid' not in html
    assert '<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Group</legend>' in html
    assert 'id="id_group_0_hint">0 to 19</div>' in html
    assert '<h2 class="govuk-heading-m">The offer</h2>' in html
    assert "Reasons (optional)" in html
    assert "maxlength=" not in html.replace("data-maxlength=", "")
    assert " required" not in html


def test_typed_html_stays_text() -> None:
    html = str(ProposalForm({**TYPED, "title": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_recorded_amounts_come_back_into_the_box_as_they_are_written() -> None:
    html = str(ProposalForm(initial={"amount": Decimal("1250000.50"), "starts": dt.date(2027, 4, 1)}))
    assert 'value="1,250,000.50"' in html
    assert 'name="starts_month" value="4"' in html


class YearForm(Form):
    """A line of a budget."""

    amount = MoneyField(label="Amount")


def test_a_set_of_forms_lists_its_problems_line_by_line() -> None:
    budget = forms.formset_factory(YearForm, extra=0, min_num=2, validate_min=True)
    typed = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-amount": "£900,000", "form-1-amount": "much"}
    lines = budget(typed)
    assert not lines.is_valid()
    assert [(each.sentence, each.target) for each in problems(lines)] == [
        ("Amount must be an amount of money, like £1,250,000 or 1250.50", "id_form-1-amount")
    ]
    assert str(lines).count('<fieldset class="govuk-fieldset quadrant-repeated">') == 2
