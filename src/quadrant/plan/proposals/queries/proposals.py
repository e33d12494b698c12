"""What can be asked of proposals: who sees them, what they say and ask, what they still lack."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.priorities.models import Priority
from quadrant.methods.calendar import FinancialYear
from quadrant.partnership.models import Organisation
from quadrant.partnership.rules import may_look_inside, standing_of
from quadrant.partnership.terms import Role
from quadrant.plan.proposals.models import (
    Answer,
    BudgetLine,
    Call,
    CallQuestion,
    Proposal,
    ProposalOutcome,
    ProposalPriority,
    ProposalTie,
    ProposalVersion,
)
from quadrant.plan.proposals.queries.calls import questions_of
from quadrant.plan.proposals.rules import hidden_from
from quadrant.plan.proposals.terms import About, FrozenAnswer, FrozenProposal, Reply

NOTHING = Decimal(0)


def _whole() -> Any:
    return Proposal.objects.select_related(
        "call__cycle__framework", "call__cycle__lead_body", "call__fund__owner", "call__criteria_set",
        "organisation", "sponsor", "entry", "submitted_by", "started_by",
    ).defer("call__cycle__framework__text", "call__cycle__framework__content")  # fmt: skip


def proposal_numbered(number: int) -> Proposal | None:
    found: Proposal | None = _whole().filter(pk=number).first()
    return found


def proposal_of_entry(entry_id: int) -> Proposal | None:
    found: Proposal | None = _whole().filter(entry=entry_id).first()
    return found


def proposals_of_entries(entries: Collection[int]) -> dict[int, Proposal]:
    """The proposals that stand behind entries of the appraisal, by the number of the entry."""
    return {one.entry_id: one for one in Proposal.objects.filter(entry__in=entries) if one.entry_id is not None}


def unseen_by(person: Any, numbers: Collection[int]) -> set[int]:
    """Which of these proposals are kept from a person by an interest of theirs."""
    return hidden_from(person, list(_whole().filter(pk__in=numbers))) if numbers else set()


def proposals_of(call: Call) -> list[Proposal]:
    """The call's proposals that stand, in the order of their numbers."""
    return list(Proposal.objects.standing().whole().filter(call=call).order_by("number"))


def with_asked(rows: Any) -> Any:
    """Proposals with what each asks for in all (`asked`)."""
    return rows.annotate(asked=BudgetLine.objects.sum_for("proposal", "amount"))


def proposals_on(call: Call, person: Any) -> Any:
    """What somebody who commissions sees of a call: what was submitted, without what an interest hides from them."""
    rows = with_asked(Proposal.objects.filter(call=call, submitted_at__isnull=False).whole())
    return rows.exclude(pk__in=hidden_from(person, list(rows))).order_by("number")


def organisations_of(person: Any) -> list[Organisation]:
    """The organisations for which this person may write proposals, by name."""
    standing = standing_of(person)
    numbers = {number for role, number in standing.acts_for if role is Role.APPLICANT}
    if may_look_inside(person):
        numbers |= standing.organisations
    return list(Organisation.objects.filter(pk__in=numbers).order_by("name"))


def own_proposals(person: Any) -> Any:
    """The proposals of the organisations that this person writes for, the newest first."""
    mine = [organisation.pk for organisation in organisations_of(person)]
    return with_asked(Proposal.objects.filter(organisation__in=mine).whole()).order_by("-started_at", "-pk")


def about_of(proposal: Proposal) -> About:
    return About(
        title=proposal.title,
        summary=proposal.summary,
        improvement=proposal.improvement,
        delivery_partners=proposal.delivery_partners,
        milestones=proposal.milestones,
        risks=proposal.risks,
    )


def replies_to(proposal: Proposal) -> dict[str, Reply]:
    """What was answered, by the question's key."""
    rows = Answer.objects.filter(proposal=proposal).select_related("question")
    return {row.question.key: Reply(row.text, row.does_not_apply) for row in rows}


def budget_of(proposal: Proposal) -> dict[int, Decimal]:
    """What is asked for, by the year that each financial year starts in."""
    return dict(BudgetLine.objects.filter(proposal=proposal).order_by("year").values_list("year", "amount"))


def budgets_of(proposals: Iterable[Proposal]) -> dict[int, dict[int, Decimal]]:
    """The same of many proposals, by their numbers. One query."""
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    rows = BudgetLine.objects.filter(proposal__in=[proposal.pk for proposal in proposals])
    for number, year, amount in rows.values_list("proposal_id", "year", "amount"):
        found[number][year] = amount
    return dict(found)


def asked_for(proposal: Proposal) -> Decimal:
    return sum(budget_of(proposal).values(), NOTHING)


def outcomes_of(proposal: Proposal) -> list[ProposalOutcome]:
    aims = ProposalOutcome.objects.filter(proposal=proposal).select_related("outcome")
    return list(aims.order_by("outcome__name"))


def outcomes_to_choose(call: Call) -> list[Outcome]:
    """The outcomes that the call's cycle works towards; all of them where the cycle names none."""
    chosen = Outcome.objects.filter(chosen__cycle=call.cycle, chosen__dropped_at=None).distinct()
    return list(chosen.order_by("name") or Outcome.objects.order_by("name"))


def priorities_served(proposal: Proposal) -> list[ProposalPriority]:
    """The priorities that a proposal serves, the largest share first."""
    served = ProposalPriority.objects.filter(proposal=proposal).select_related("priority")
    return list(served.order_by("-share", "priority__title"))


def priorities_to_choose(call: Call) -> list[Priority]:
    """The priorities of the call's cycle that were not set aside."""
    return list(Priority.objects.standing().filter(cycle=call.cycle_id).order_by("title"))


def ties_of(proposals: Sequence[Proposal]) -> list[ProposalTie]:
    """The ties between these proposals."""
    among = Q(proposal__in=proposals) & Q(other__in=proposals)
    return list(ProposalTie.objects.filter(among).select_related("proposal__call", "other__call").order_by("pk"))


@dataclass(frozen=True)
class Asked:
    """A planning question with its reply, and its parts with theirs. Answered when all of them are."""

    question: CallQuestion
    reply: Reply
    parts: tuple[Asked, ...] = ()

    @property
    def missing(self) -> int:
        """How many replies are still to be given here."""
        return (not self.reply.given) + sum(part.missing for part in self.parts)

    @property
    def answered(self) -> bool:
        return self.missing == 0


def asked_of(proposal: Proposal) -> list[Asked]:
    """The call's questions with this proposal's replies, first to last."""
    replies, none = replies_to(proposal), Reply("")
    below: dict[int | None, list[CallQuestion]] = defaultdict(list)
    for question in questions_of(proposal.call):
        below[question.parent_id].append(question)
    return [
        Asked(
            question,
            replies.get(question.key, none),
            tuple(Asked(part, replies.get(part.key, none)) for part in below[question.pk]),
        )
        for question in below[None]
    ]


def asked_at(proposal: Proposal, question: CallQuestion) -> tuple[Asked, int | None]:
    """A question with its parts and their replies, and the number of the one after it."""
    every = asked_of(proposal)
    found = next(one for one in every if one.question.pk == question.pk)
    return found, next((one.question.number for one in every if one.question.number > question.number), None)


def question_of(number: int, place: int) -> tuple[Proposal, CallQuestion] | None:
    """The question of that number as a proposal is asked it."""
    proposal = proposal_numbered(number)
    if proposal is None:
        return None
    question = CallQuestion.objects.filter(call=proposal.call_id, parent=None, number=place).first()
    return None if question is None else (proposal, question)


def lacks(proposal: Proposal) -> list[str]:
    """What keeps a draft from being submitted, in sentences; an empty list when it is ready."""
    said = [
        sentence
        for text, sentence in (
            (proposal.summary, "Say what you will do."),
            (proposal.improvement, "Say what will improve, and by how much."),
        )
        if not text.strip()
    ]
    if priorities_to_choose(proposal.call) and not priorities_served(proposal):
        said.append("Say which priorities it serves.")
    asked = asked_of(proposal)
    open_ones = [one for one in asked if not one.answered]
    if open_ones:
        names = ", ".join(str(one.question.number) for one in open_ones)
        done = len(asked) - len(open_ones)
        which = "Question" if len(open_ones) == 1 else "Questions"
        still = "is" if len(open_ones) == 1 else "are"
        said.append(
            f"{done} of {len(asked)} planning questions are answered. {which} {names} {still} not: "
            "answer each part, or say why it does not apply."
        )
    if not BudgetLine.objects.filter(proposal=proposal).exists():
        said.append("Say how much money you ask for, year by year.")
    return said


def mark_of(*shown: object) -> str:
    """A short mark of what stood on a page; it differs as soon as the record says something else."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def mark_of_about(proposal: Proposal) -> str:
    return mark_of(about_of(proposal), proposal.sponsor_id)


def mark_of_answers(proposal: Proposal, keys: Iterable[str]) -> str:
    replies = replies_to(proposal)
    return mark_of([replies.get(key) for key in sorted(keys)])


def mark_of_money(proposal: Proposal) -> str:
    return mark_of(sorted(budget_of(proposal).items()), proposal.match, proposal.match_source)


def mark_of_aims(proposal: Proposal) -> str:
    served = [(link.priority_id, link.share) for link in priorities_served(proposal)]
    return mark_of(sorted(served), sorted((aim.outcome_id, aim.by_how_much) for aim in outcomes_of(proposal)))


def frozen(proposal: Proposal) -> FrozenProposal:
    """The proposal as it stands now, ready to be kept."""
    answers = [
        FrozenAnswer(one.question.number, one.question.text, one.reply.text, one.reply.does_not_apply, is_part)
        for top in asked_of(proposal)
        for is_part, one in ((False, top), *((True, part) for part in top.parts))
    ]
    return FrozenProposal(
        about=about_of(proposal),
        answers=tuple(answers),
        money=tuple((FinancialYear(year).label, str(amount)) for year, amount in budget_of(proposal).items()),
        match=str(proposal.match),
        match_source=proposal.match_source,
        priorities=tuple((link.priority.title, f"{link.share:f}") for link in priorities_served(proposal)),
        outcomes=tuple((aim.outcome.name, aim.by_how_much) for aim in outcomes_of(proposal)),
    )


def versions_of(proposal: Proposal) -> list[ProposalVersion]:
    """Every version that was submitted, the newest first."""
    return list(ProposalVersion.objects.filter(proposal=proposal).select_related("submitted_by").order_by("-number"))


def version_of(number: int, version: int) -> ProposalVersion | None:
    """A proposal's version of that number, with what the page about it needs."""
    rows = ProposalVersion.objects.filter(proposal=number, number=version)
    return rows.select_related("proposal__call__cycle", "proposal__organisation", "submitted_by").first()


def content_of(version: ProposalVersion) -> FrozenProposal:
    """What a version says."""
    kept = version.content
    return FrozenProposal(
        about=About(**kept["about"]),
        answers=tuple(FrozenAnswer(**answer) for answer in kept["answers"]),
        money=tuple((year, amount) for year, amount in kept["money"]),
        match=kept["match"],
        match_source=kept["match_source"],
        priorities=tuple((name, share) for name, share in kept["priorities"]),
        outcomes=tuple((name, aim) for name, aim in kept["outcomes"]),
    )
