"""The facts that governance states to a cycle: reports written for it, gates decided, checklists answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.utils import timezone

from quadrant.cycle.framework.places import step_of_place
from quadrant.cycle.queries import framework_of
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.governance.models import ChecklistAnswer, Report, Resolution
from quadrant.governance.queries import answers_by_run, checklists_of, gate_decisions, is_favourable, joint_of
from quadrant.governance.registry import tells
from quadrant.governance.terms import PUTS_OFF, CheckAnswer, DrawsOn, Outcome, typed_table
from quadrant.methods import words

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.REPORT_DRAFTED)
def reports_drafted(cycles: Sequence[int]) -> Stated:
    """A report is whole: its author submitted it. A report for a gate counts for the step that the gate closes.

    A report for no place of the framework counts where any report is asked for, and completes no activity.
    """
    for report in Report.objects.submitted().filter(cycle__in=cycles).select_related("author", "body"):
        place = step_of_place(report.place) if report.at_gate else report.place
        yield (
            cast(int, report.cycle_id),
            Fact(
                timezone.localdate(report.submitted_at),
                f"“{report.title}” was submitted to {report.body.name}",
                place=place,
                by=report.author.name,
                at=report.submitted_at,
            ),
        )


@fact(FactKey.GATE_DECIDED)
def gates_decided(cycles: Sequence[int]) -> Stated:
    """What bodies resolved at gates, as far as no later decision supersedes it.

    A resolution that puts the matter off is stated only while that body has decided nothing else at the gate.
    """
    standing = gate_decisions(cycles)
    decided = {_matter(one) for one in standing if one.outcome not in PUTS_OFF}
    joint = joint_of(standing)
    for resolution in standing:
        if resolution.outcome in PUTS_OFF and _matter(resolution) in decided:
            continue
        report, beside = resolution.recommendation.report, joint.get(resolution.pk)
        yield (
            cast(int, report.cycle_id),
            Fact(
                beside.since if beside else resolution.decided_on,
                f"{resolution.body.name}: {Outcome(resolution.outcome).label.lower()}",
                place=report.place,
                body=resolution.body_id,
                by=resolution.recorded_by.name,
                favourable=is_favourable(resolution),
                waits=beside.waits if beside else "",
                at=resolution.recorded_at,
            ),
        )


def _matter(resolution: Resolution) -> tuple[int, str, int]:
    report = resolution.recommendation.report
    return cast(int, report.cycle_id), report.place, resolution.body_id


@fact(FactKey.CHECKLIST_BEGUN)
def checklists_begun(cycles: Sequence[int]) -> Stated:
    for cycle, run, answers in answers_by_run(cycles):
        said = f"Checklist begun, {len(answers)} answered"
        place, day = f"checklist:{run.checklist}", timezone.localdate(run.begun_at)
        yield cycle.pk, Fact(day, said, place=place, by=run.begun_by.name, at=run.begun_at)


@fact(FactKey.CHECKLIST_ANSWERED)
def checklists_answered(cycles: Sequence[int]) -> Stated:
    """Every item of the list, as the cycle's framework has it now, has an answer; it holds since the last one."""
    for cycle, run, answers in answers_by_run(cycles):
        lists = {each.key: each for each in framework_of(cycle.framework).checklists}
        wanted = {item.key for item in lists[run.checklist].items} if run.checklist in lists else set()
        given: dict[str, ChecklistAnswer] = {answer.item: answer for answer in answers if answer.item in wanted}
        if wanted and len(given) == len(wanted):
            at = max(answer.answered_at for answer in given.values())
            said = f"All {len(wanted)} items of “{lists[run.checklist].name}” answered"
            yield cycle.pk, Fact(timezone.localdate(at), said, place=f"checklist:{run.checklist}", at=at)


@tells(DrawsOn.IMPACT)
def checklists_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """Each checklist begun on the cycle: how it was answered, and every answer that is not a plain yes."""
    for each in checklists_of(cycle):
        if each.run is None or not each.answered:
            continue
        counted = ", ".join(f"{number} {kind.label.lower()}" for kind, number in each.counted.items() if number)
        yield f"{each.checklist.name}: {each.answered} of {len(each.lines)} answered, {counted}."
        rows = [
            (line.item.text, CheckAnswer(line.answer.answer).label, line.answer.reason, _owner(line.answer))
            for line in each.exceptions
            if line.answer is not None
        ]
        yield typed_table(f"{each.checklist.name}: not a plain yes", ("Question", "Answer", "Reason", "Owner"), rows)


def _owner(answer: ChecklistAnswer) -> str:
    return answer.owner.name if answer.owner else ""


@tells(DrawsOn.CONSULTATION)
def bodies_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """Which bodies have considered the cycle's earlier reports, and what they resolved on each recommendation."""
    made = Resolution.objects.filter(recommendation__report__cycle=cycle).select_related(
        "body", "recommendation__report"
    )
    yield typed_table(
        "Considered so far",
        ("Body", "Date", "Report", "Recommendation", "Outcome"),
        (
            (
                one.body.name,
                words.date(one.decided_on),
                one.recommendation.report.title,
                one.recommendation.text,
                Outcome(one.outcome).label,
            )
            for one in made.select_related("body", "recommendation__report").order_by("decided_on", "pk")
        ),
    )
