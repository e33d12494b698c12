"""The contracts register in words: every contract held, one contract and the plan for its end."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import dataset_numbered
from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.audit.queries import history_of
from quadrant.do.agreements import queries, rules
from quadrant.do.agreements.queries import HeldContract
from quadrant.do.agreements.terms import END_NOT_KNOWN, NO_FIXED_END, WINDOWS, AgreementState, AtEnd, Form
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.do.agreements.models import EndPlan, RegisteredContract

UNPLANNED = "Nothing planned"
STATES = [(one.value, one.label) for one in (AgreementState.LIVE, AgreementState.SIGNED, AgreementState.ENDED)]
PLANNED = [("no", UNPLANNED), ("yes", "Something planned"), *AtEnd.choices()]
ROLLING, UNKNOWN = "rolling", "not_known"
ENDS = [
    *((str(months), f"Within {months} months") for months in WINDOWS),
    (ROLLING, NO_FIXED_END),
    (UNKNOWN, END_NOT_KNOWN),
]
LEAST = [(str(pounds), f"{words.money(pounds)} or more") for pounds in (5_000, 30_000, 100_000, 1_000_000)]
FORMS = [*Form.choices(), ("not_said", "Not said")]
YEAR = 12
ORIGIN = {"here": "Made here", "file": "From a file"}


def contracts_table(request: HttpRequest, lines: list[HeldContract]) -> Table[HeldContract]:
    departments = sorted({line.department for line in lines if line.department})
    begin = (f"{address(request, 'upload_new')}?kind={DatasetKind.CONTRACTS}", "Bring in a spreadsheet")
    return Table(
        name="contracts",
        caption="Contracts register",
        one="contract",
        rows=lines,
        order="ends",
        columns=[*_names(request, has_departments=bool(departments)), *_facts()],
        filters=[
            Filter("state", "State", STATES, matches=lambda line, value: line.state == value),
            Filter("ends", "Ends", ENDS, matches=_ends),
            Filter("least", "Value", LEAST, matches=is_worth),
            Filter("form", "Form", FORMS, matches=is_of_form),
            Filter("planned", "Planned for its end", PLANNED, matches=_is_planned),
            Filter(
                "department",
                "Department",
                [(one, one) for one in departments],
                matches=lambda line, value: line.department == value,
            ),
            Filter("origin", "Origin", list(ORIGIN.items()), matches=lambda line, value: _origin(line) == value),
        ],
        search=("title",),
        empty=Empty("No contract is registered yet.", *(begin if rules.may_import_contracts(request.user) else ())),
    )


def _ends(line: HeldContract, when: str) -> bool:
    if when in (ROLLING, UNKNOWN):
        return line.ends_on is None and line.is_open_ended is (when == ROLLING)
    window = queries.window_of(line, here().on)
    return window is not None and window <= int(when)


def is_worth(line: HeldContract, pounds: str) -> bool:
    return line.value is not None and line.value >= int(pounds)


def is_of_form(line: HeldContract, form: str) -> bool:
    return line.form == form if form != "not_said" else line.form is None


def _names(request: HttpRequest, *, has_departments: bool) -> list[Column[HeldContract]]:
    return [
        Column("title", "Contract", lambda line: line.title, address=lambda line: contract_page(request, line)),
        Column("reference", "Reference", lambda line: line.reference, on_page=False),
        Column("provider", "Supplier", lambda line: line.provider),
        Column("department", "Department", lambda line: line.department, on_page=has_departments),
    ]


def _facts() -> list[Column[HeldContract]]:
    return [
        Column("value", "Value", lambda line: line.value, kind=Kind.MONEY),
        Column("starts", "Start", lambda line: line.starts_on, kind=Kind.DATE, on_page=False),
        Column("ends", "End", lambda line: line.ends_on, kind=Kind.DATE, show=_end_words),
        Column("ending", "Whether it has an end", _ending, on_page=False),
        Column("form", "Form", lambda line: line.form.label if line.form else ""),
        Column("extends", "May run to", lambda line: line.extends_to, kind=Kind.DATE, on_page=False),
        Column("review", "Review date", lambda line: line.review_on, kind=Kind.DATE, on_page=False),
        Column("extension", "Extension", lambda line: line.extension, on_page=False),
        Column("route", "Route to market", lambda line: line.route, on_page=False),
        Column("state", "State", lambda line: line.state.label, kind=Kind.STATE),
        # The full words make the last column of a wide table run out of it.
        Column("planned", "Planned", plan_words, in_download=False),
        Column("planned_for_end", "Planned for its end", plan_words, on_page=False),
        Column("origin", "Origin", lambda line: ORIGIN[_origin(line)], on_page=False),
        Column("register", "Register", lambda line: line.register, on_page=False),
    ]


def _end_words(line: HeldContract) -> str:
    """The day and its month stay on one line of a narrow column."""
    return words.written(line.end).replace(" ", "\u00a0", 1)


def _ending(line: HeldContract) -> str:
    return "Fixed end" if line.ends_on is not None else str(line.end)


def plan_words(line: HeldContract) -> str:
    """What is planned; that nothing is, only where the contract has an end that is to come."""
    if line.planned is not None:
        return line.planned.label
    return UNPLANNED if line.is_held and line.ends_on is not None else ""


def _is_planned(line: HeldContract, value: str) -> bool:
    if value == "no":
        return plan_words(line) == UNPLANNED
    return line.planned is not None if value == "yes" else line.planned == value


def _origin(line: HeldContract) -> str:
    return "here" if line.agreement else "file"


def contract_page(request: HttpRequest, line: HeldContract) -> str:
    if line.agreement:
        return address(request, "agreement", number=line.agreement)
    return address(request, "registeredcontract", number=line.contract)


def figures(lines: list[HeldContract]) -> list[tuple[str, str]]:
    """What the register comes to: contracts that run or are to begin, their worth, those that end soon unplanned."""
    held = [line for line in lines if line.is_held]
    soon = [line for window in queries.pipeline(lines) if window.until <= YEAR for line in window.unplanned]
    return [
        (words.number(len(held)), "contract held" if len(held) == 1 else "contracts held"),
        (words.money(worth_of(held)), "worth, over their whole terms"),
        (words.number(len(soon)), f"end within 12 months with nothing planned, worth {words.money(worth_of(soon))}"),
    ]


def worth_of(lines: Iterable[HeldContract]) -> Decimal:
    return sum((line.value for line in lines if line.value is not None), Decimal(0))


def contract_record(request: HttpRequest, contract: RegisteredContract) -> Record:
    state = queries.contract_state(contract, on=here().on)
    dataset = dataset_numbered(contract.dataset_id)
    rows = [
        SummaryRow("Supplier", contract.provider.name),
        SummaryRow("Form", Form(contract.form).label if contract.form else ""),
        SummaryRow("Reference", contract.reference),
        SummaryRow("Description", contract.description),
        SummaryRow("Department", contract.department),
        SummaryRow("Start", contract.starts_on),
        SummaryRow("End", contract.end),
        SummaryRow("Extension", contract.extension),
        SummaryRow("May run to", contract.extends_to),
        SummaryRow("Review date", contract.review_on),
        SummaryRow("Value", words.money(contract.value)),
        SummaryRow("VAT that cannot be recovered", _money(contract.irrecoverable_vat)),
        SummaryRow("Small or medium-sized business", contract.is_sme),
        SummaryRow("Voluntary, community or social enterprise", contract.is_vcse),
        SummaryRow("Route to market", contract.route),
        SummaryRow("Told by", _source(dataset), address=address(request, "dataset", number=contract.dataset_id)),
    ]
    gone = f"The register no longer held it on {words.date(contract.gone_at)}" if contract.gone_at else ""
    kept = [row for row in rows if row.value is not None and row.value != ""]
    label = "Gone" if contract.gone_at else state.label
    return Record(summary=kept, state=label, state_words=gone, history=_history(request, contract))


def _money(amount: Any) -> str:
    return "" if amount is None else words.money(amount)


def _source(dataset: Any) -> str:
    return f"{dataset.name}, {dataset.file_name}, {words.date(dataset.imported_at)}" if dataset else ""


def _history(request: HttpRequest, contract: RegisteredContract) -> HistoryLine | None:
    acts = history_of(contract)
    if not acts:
        return None
    page = address_or_none(request, "history", table=contract._meta.db_table, number=contract.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)


def plan_rows(request: HttpRequest, plan: EndPlan | None) -> list[SummaryRow]:
    """What is planned, since when, by whom, and where it leads."""
    if plan is None:
        return []
    rows = [SummaryRow("Plan", AtEnd(plan.what).label)]
    if plan.cycle is not None:
        page = address_or_none(request, "cycle", number=plan.cycle_id) or ""
        rows.append(SummaryRow("Cycle", plan.cycle.name, address=page))
    if plan.tender is not None:
        page = address(request, "outsidetender", number=plan.tender_id)
        rows.append(SummaryRow("Tender", plan.tender.title, address=page))
    rows += [SummaryRow("Note", plan.note)] if plan.note else []
    return [*rows, SummaryRow("Said", f"{words.datetime(plan.made_at)} by {plan.made_by.name}")]
