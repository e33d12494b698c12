"""How each activity of beginning and analysing is completed by its record, for the walks: one maker an activity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from quadrant.analyse.outcomes import commands as outcome_commands
from quadrant.analyse.priorities.queries import has_screen, priorities_of
from quadrant.cycle import commands as cycles
from quadrant.cycle.framework.schema import ActivityItem
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity
from quadrant.engagement.commands import log_sending
from quadrant.engagement.queries import audiences_of
from quadrant.engagement.terms import Channel
from quadrant.governance.commands import ItemAnswer, answer_checklist
from quadrant.governance.terms import CheckAnswer
from tests.factories import (
    catalogue,
    engagement,
    needs,
    priorities,
)
from tests.factories.appraisal import commissioner
from tests.factories.governance import ready_report
from tests.factories.partnership import NOW, known, organisation
from tests.frameworks.recording import Walk, record


@record(Activity.PARTICIPANTS)
def participants(walk: Walk, place: str, item: ActivityItem) -> None:
    for name in ("The council", "The voluntary sector forum"):
        cycles.name_participant(
            cycle=walk.cycle, organisation=organisation(name, partner=True), by=commissioner("Clara"), at=NOW
        )


@record(Activity.TASKS)
def tasks(walk: Walk, place: str, item: ActivityItem) -> None:
    cycles.set_task(
        cycle=walk.cycle,
        title=item.name,
        owner=known("Clara"),
        due_on=date(2026, 12, 18),
        place=place,
        by=commissioner("Clara"),
        at=NOW,
    )


@record(Activity.REPORT)
def report(walk: Walk, place: str, item: ActivityItem) -> None:
    body = next(iter(walk.bodies.values()))
    ready_report(body, title=f"{item.name}: report", cycle=walk.cycle, place=place)


@record(Activity.CHECKLIST)
def checklist(walk: Walk, place: str, item: ActivityItem) -> None:
    assert item.checklist is not None
    lists = {one.key: one for one in framework_of(walk.cycle.framework).checklists}
    answers = [ItemAnswer(line.key, CheckAnswer.YES) for line in lists[item.checklist].items]
    answer_checklist(cycle=walk.cycle, checklist=item.checklist, answers=answers, by=commissioner("Clara"), at=NOW)


@record(Activity.OUTCOMES)
def outcomes(walk: Walk, place: str, item: ActivityItem) -> None:
    chosen = needs.outcome()
    outcome_commands.choose_outcome(cycle=walk.cycle, outcome=chosen, by=commissioner("Clara"), at=NOW)


@record(Activity.INDICATORS)
def indicators(walk: Walk, place: str, item: ActivityItem) -> None:
    needs.figures()
    outcome_commands.choose_indicator(cycle=walk.cycle, indicator=needs.indicator(), by=commissioner("Clara"), at=NOW)


@record(Activity.EVIDENCE)
def evidence(walk: Walk, place: str, item: ActivityItem) -> None:
    """The import that the indicator came with holds the area's figures."""


@record(Activity.COMPARISON)
def comparison(walk: Walk, place: str, item: ActivityItem) -> None:
    """The same import holds England's."""


@record(Activity.NEEDS)
def a_need(walk: Walk, place: str, item: ActivityItem) -> None:
    made = needs.need(walk.cycle)
    needs.figure(made)
    walk.made["need"] = made


@record(Activity.NEEDS_ASSESSMENT)
def needs_assessment(walk: Walk, place: str, item: ActivityItem) -> None:
    needs.approved(needs.assessment(walk.cycle, [walk.made["need"]]), needs.assessing_body())


@record(Activity.CONSULTATION)
def people_asked(walk: Walk, place: str, item: ActivityItem) -> None:
    engagement.met(walk.cycle, item.name, place=place)


@record(Activity.TELLING)
def people_told(walk: Walk, place: str, item: ActivityItem) -> None:
    made = engagement.message(walk.cycle, item.name)
    for audience in audiences_of(made):
        log_sending(audience=audience, channel=Channel.MAIL, sent_on=NOW.date(), by=commissioner("Clara"), at=NOW)


@record(Activity.SERVICE_MARKET)
def service_market(walk: Walk, place: str, item: ActivityItem) -> None:
    walk.made["evaluation"] = catalogue.evaluation(cycle=walk.cycle)
    catalogue.market(walk.made["evaluation"])


@record(Activity.SERVICE_EVALUATION)
def service_evaluation(walk: Walk, place: str, item: ActivityItem) -> None:
    catalogue.aspects(walk.made["evaluation"])


@record(Activity.SERVICE_CONTRIBUTION)
def service_contribution(walk: Walk, place: str, item: ActivityItem) -> None:
    catalogue.contributes(walk.made["evaluation"])


@record(Activity.PRIORITY_TESTS)
def priority_tests(walk: Walk, place: str, item: ActivityItem) -> None:
    priorities.answered(_priority(walk))


@record(Activity.PRIORITIES)
def ranked_priorities(walk: Walk, place: str, item: ActivityItem) -> None:
    made = _priority(walk)
    if has_screen(walk.cycle) and "tested" not in walk.made:
        priorities.answered(made)
    priorities.marked(made, 3, 2, 1, 3)
    priorities.ranked(walk.cycle, *priorities_of(walk.cycle))


def _priority(walk: Walk) -> Any:
    found = priorities_of(walk.cycle)
    if found:
        walk.made["tested"] = True
        return found[0]
    return priorities.priority(walk.cycle, needs={walk.made["need"]: Decimal(100)})
