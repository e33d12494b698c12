"""What ends when, in words: within 3, 6, 12 and 18 months, narrowed to what matters by value and form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from quadrant.do.agreements import queries
from quadrant.do.agreements.queries import HeldContract
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements.presenters.contracts import (
    FORMS,
    LEAST,
    contract_page,
    is_of_form,
    is_worth,
    plan_words,
    worth_of,
)

ORDERS = [("largest", "Largest first"), ("soonest", "Soonest first")]


@dataclass(frozen=True)
class Choice:
    """A choice over the page: its name in the address, and its options with the one that is chosen."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True)
class Endings:
    """The page as its address asks for it."""

    choices: Sequence[Choice]
    told: str
    windows: Sequence[dict[str, Any]]
    is_narrowed: bool


def endings(request: HttpRequest, lines: Sequence[HeldContract]) -> Endings:
    choices = [
        _choice(request, "least", "Value", [("", "Any"), *LEAST]),
        _choice(request, "form", "Form", [("", "Any"), *FORMS]),
        _choice(request, "order", "Order", ORDERS),
    ]
    least, form, order = (choice.chosen for choice in choices)
    kept = [line for line in lines if (not least or is_worth(line, least)) and (not form or is_of_form(line, form))]
    found = queries.pipeline(kept)
    every = [line for window in found for line in window.lines]
    open_ones = [line for window in found for line in window.unplanned]
    told = f"{words.plural(len(every), 'contract')} within 18 months, worth {words.money(worth_of(every))}."
    if every:
        told += f" {words.upper_first(_unplanned(open_ones))}."
    return Endings(choices, told, [_shown(request, window, order) for window in found], bool(least or form))


def _choice(request: HttpRequest, name: str, label: str, options: Sequence[tuple[str, str]]) -> Choice:
    asked = request.GET.get(name, "")
    return Choice(name, label, options, asked if asked in {value for value, _ in options} else options[0][0])


def _unplanned(lines: Sequence[HeldContract]) -> str:
    if not lines:
        return "each has its plan"
    return f"nothing is planned for {words.number(len(lines))}, worth {words.money(worth_of(lines))}"


def _shown(request: HttpRequest, window: queries.Window, order: str) -> dict[str, Any]:
    """A window with its contracts, those with nothing planned first."""
    ordered = sorted(window.lines, key=lambda line: (line.ends_on, line.title))
    if order == "largest":
        ordered.sort(key=lambda line: line.value or 0, reverse=True)
    ordered.sort(key=lambda line: line.planned is not None)
    between = f"Within {window.until} months" if not window.after else f"In {window.after} to {window.until} months"
    told = f"{words.plural(len(ordered), 'contract')}, {words.money(window.value)}; {_unplanned(window.unplanned)}"
    return {"title": between, "told": told if ordered else "None", "rows": [_row(request, line) for line in ordered]}


def _row(request: HttpRequest, line: HeldContract) -> dict[str, Any]:
    plan = ("end_plan_of_agreement", line.agreement) if line.agreement else ("end_plan_of_contract", line.contract)
    return {
        "title": line.title,
        "address": contract_page(request, line),
        "provider": line.provider,
        "form": line.form.label if line.form else words.NOTHING,
        "ends": words.date(line.ends_on),
        "value": words.money(line.value),
        "planned": plan_words(line),
        "is_planned": line.planned is not None,
        "plan": address(request, plan[0], number=plan[1]),
    }
