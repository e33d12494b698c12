"""The ranking page: agreed scores, or for the panel what the marks come to so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.appraisal import queries, rules
from quadrant.methods import words
from quadrant.plan.proposals.queries import proposals_of_entries, states_of
from quadrant.plan.proposals.terms import ProposalState
from quadrant.web.appraisal.presenters.agreeing import provisional_scores, ranking_picture, ranking_table
from quadrant.web.appraisal.presenters.criteria import Todo, last_act, trail
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Panel
    from quadrant.appraisal.queries import EntryScore, Robustness
    from quadrant.web.design.tables import Table


def ranking_page(request: HttpRequest, used: CriteriaSet) -> tuple[Table[EntryScore], dict[str, Any]]:
    """The table, which may be asked for as a file, and all else that the page prints."""
    panel = queries.panel_of(used)
    lines, robustness, agreed = _lines(request, used, panel)
    ranking = queries.ranking_of(used)
    decided = _decided(request, lines)
    table = ranking_table(lines, robustness, pass_mark=used.pass_mark, decided=decided)
    return table, {
        "title": "Ranking",
        "caption": str(used),
        "breadcrumbs": trail(request, used),
        "sentence": _sentence(used, agreed=agreed, any_lines=bool(lines)),
        "chart": ranking_picture(lines, agreed=agreed, pass_mark=used.pass_mark, decided=decided),
        "robustness": robustness.sentences if robustness else (),
        "weightings": queries.WEIGHTINGS,
        "todos": _todos(request, used, panel),
        "reopened": [
            f"Agreed on {words.date(one.agreed_at)}, reopened on {words.date(one.reopened_at)}: {one.reopened_why}"
            for one in queries.reopened_scores(used)
        ],
        "history": last_act(request, ranking) if ranking else None,
    }


def _lines(
    request: HttpRequest, used: CriteriaSet, panel: Panel | None
) -> tuple[list[EntryScore], Robustness | None, bool]:
    """What is agreed; before that, to those who may see marks, what they come to; to others nothing.

    Whom an interest makes leave sees no line of that entry.
    """
    agreed = queries.agreed_scores(used)
    may_see = panel is not None and rules.may_see_marks(request.user, panel)
    if not agreed and not may_see:
        return [], None, False
    held = queries.round_of(used)
    hidden = rules.hidden_from(request.user, held.entries)
    lines = [line for line in agreed or provisional_scores(held) if line.entry_id not in hidden]
    return lines, queries.robustness_of(held, unseen=hidden), bool(agreed)


# States of a proposal that say nothing about what a body resolved.
UNDECIDED = (ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.WITHDRAWN)


def _decided(request: HttpRequest, lines: list[EntryScore]) -> dict[int, ProposalState]:
    """What was decided on the entries that are proposals, by the number of the entry; nothing before a body has."""
    asked: Any = request
    found = proposals_of_entries([line.entry_id for line in lines])
    states = states_of(list(found.values()), at=asked.at)
    return {entry: states[one.pk] for entry, one in found.items() if states[one.pk] not in UNDECIDED}


def _sentence(used: CriteriaSet, *, agreed: bool, any_lines: bool) -> str:
    ranking = queries.ranking_of(used)
    if ranking is not None:
        return f"On record since {words.date(ranking.ranked_at)}, by {ranking.ranked_by.name}."
    if agreed:
        return "The scores are agreed; the ranking is not on record yet."
    return "Not agreed yet: this is what the marks come to now." if any_lines else ""


def _todos(request: HttpRequest, used: CriteriaSet, panel: Panel | None) -> list[Todo]:
    if panel is None or panel.closed_at is None:
        return []
    agreed, made = queries.standing_scores(used), []
    person = request.user

    def page(name: str) -> str:
        return address(request, name, number=used.pk)

    if agreed is None and rules.may_moderate(person, panel):
        made.append(Todo("Agree the scores", page("scores_agree"), secondary=False))
    if agreed is not None and queries.ranking_of(used) is None and rules.may_rank(person, panel):
        made.append(Todo("Put the ranking on record", page("entries_rank"), secondary=False))
    if agreed is not None and rules.may_moderate(person, panel):
        made.append(Todo("Reopen the scores", page("scores_reopen")))
    if rules.may_see_marks(person, panel):
        made.append(Todo("Moderation", page("moderation")))
    return made
