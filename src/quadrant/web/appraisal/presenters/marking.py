"""A panellist's own work in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.appraisal import queries
from quadrant.methods import words
from quadrant.plan.proposals.queries import proposal_of_entry
from quadrant.web.appraisal.presenters.panels import own_sheets_table
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Table, TablePage

if TYPE_CHECKING:
    from quadrant.appraisal.models import Panellist, Sheet
    from quadrant.appraisal.terms import StillComing


@dataclass(frozen=True)
class OwnPanel:
    """One panel on which the person sits: their sheets, and whether the whole can be handed in."""

    title: str
    cycle: str
    sentence: str
    listing: Table[Any]
    page: TablePage
    submit: str
    go_on: str


def own_panels(request: HttpRequest) -> list[OwnPanel]:
    return [_own_panel(request, panellist) for panellist in queries.panellists_for(request.user)]


def _own_panel(request: HttpRequest, panellist: Panellist) -> OwnPanel:
    own = queries.own_sheets(panellist)
    done = sum(line.complete for line in own)
    listing = own_sheets_table(request, own, prefix=f"s{panellist.pk}_")
    is_open = panellist.submitted_at is None and panellist.panel.closed_at is None
    asked: Any = request
    coming = queries.still_coming(panellist.panel.criteria_set, at=asked.at) if is_open else None
    ready = is_open and bool(own) and done == len(own) and coming is None
    waiting = [line.sheet.pk for line in own if not line.complete] if is_open else []
    return OwnPanel(
        title=str(panellist.panel.criteria_set),
        cycle=panellist.panel.criteria_set.cycle.name,
        sentence=" ".join(filter(None, [_sentence(panellist, done, len(own), coming), _coming(coming)])),
        listing=listing,
        page=listing.page(request),
        submit=address(request, "marks_submit", number=panellist.pk) if ready else "",
        go_on=address(request, "sheet", number=waiting[0]) if waiting else "",
    )


def _coming(coming: StillComing | None) -> str:
    return f"{coming.sentence}. Hand in your marks after that." if coming else ""


def _sentence(panellist: Panellist, done: int, of: int, coming: StillComing | None = None) -> str:
    if panellist.submitted_at is not None:
        return f"You handed in your marks on {words.date(panellist.submitted_at)}."
    if panellist.panel.closed_at is not None:
        return "The marking has ended."
    if not of:
        return "Nothing has been given to you yet."
    whole = f"{done} of {words.plural(of, 'sheet')} complete."
    return f"{whole} Hand them in when you are sure." if done == of and coming is None else whole


def sheet_page(request: HttpRequest, sheet: Sheet) -> dict[str, Any]:
    """What the page of one sheet prints besides its form."""
    own, used = queries.own_sheets(sheet.panellist), sheet.entry.criteria_set
    place = next((at for at, line in enumerate(own, 1) if line.sheet.pk == sheet.pk), 0)
    complete = sum(line.complete for line in own)
    proposal = proposal_of_entry(sheet.entry_id)
    is_open = sheet.panellist.submitted_at is None and sheet.panellist.panel.closed_at is None
    return {
        "title": str(sheet.entry),
        "caption": f"Sheet {place} of {len(own)}, {complete} complete",
        "breadcrumbs": [("Your marking", address(request, "marking"))],
        "led_by": sheet.entry.organisation.name,
        "asks": words.money(sheet.entry.value) if sheet.entry.value is not None else "",
        "paper": address(request, "proposal", number=proposal.pk) if proposal else "",
        "anchors": [(str(mark), text) for mark, text in used.anchors],
        "rule": used.get_does_not_apply_display(),
        "is_open": is_open,
        "sentence": _sentence(sheet.panellist, complete, len(own)),
    }
