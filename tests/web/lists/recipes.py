"""How to give each list its first, second and third row, by the list's name: the person and the page after each row.

A list that is declared on a screen and has no recipe here fails tests/web/lists/test_lists.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quadrant.partnership.models import Person
from tests.factories import (
    agreements,
    appraisal,
    catalogue,
    engagement,
    evaluation,
    evidence,
    funds,
    lessons,
    needs,
    outcomes,
)
from tests.factories.cycle import cycle, framework
from tests.factories.partnership import administrator, known, organisation
from tests.web.lists import giving

Grown = Iterator[tuple[Person, str]]
RECIPES: dict[str, Callable[[], Grown]] = {}
NAMES = ("First", "Second", "Third")


def recipe(name: str) -> Callable[[Callable[[], Grown]], Callable[[], Grown]]:
    """Registers how the list of this name grows; a list that stands on several pages is told as `name: page`."""

    def kept(grows: Callable[[], Grown]) -> Callable[[], Grown]:
        RECIPES[name] = grows
        return grows

    return kept


@recipe("acts")
def _acts() -> Grown:
    for name in NAMES:
        organisation(name)
        yield administrator(), "audit/?q=organisation.added"


@recipe("uploads")
def _uploads() -> Grown:
    for name in NAMES:
        giving.upload(name)
        yield outcomes.analyst(), "uploads/"


@recipe("upload_changes")
def _upload_changes() -> Grown:
    giving.dataset_of_three()
    for changed in (1, 2, 3):
        number = giving.correction(changed)
        yield outcomes.analyst(), f"uploads/{number}/changes/"


@recipe("datasets")
def _datasets() -> Grown:
    for name in NAMES:
        outcomes.indicator(name)
        yield outcomes.analyst(), "datasets/"


@recipe("indicators")
def _indicators() -> Grown:
    for name in NAMES:
        outcomes.indicator(name)
        yield outcomes.analyst(), "indicators/"


@recipe("areas")
def _areas() -> Grown:
    codes = (outcomes.HEREFORDSHIRE, outcomes.SHROPSHIRE, outcomes.WILTSHIRE, outcomes.CORNWALL)
    outcomes.neighbours()
    for count in (2, 3, 4):
        made = outcomes.indicator("Waiting", {code: {"2023": 20.0, "2024": 22.0} for code in codes[:count]})
        yield outcomes.analyst(), f"indicators/{made.pk}/"


@recipe("free")
def _indicators_to_choose() -> Grown:
    clara = agreements.commissioner()
    families = cycle(by=clara)
    for name in NAMES:
        outcomes.indicator(name)
        yield clara, f"cycles/{families.pk}/indicators/"


@recipe("outcomes")
def _outcomes() -> Grown:
    for name in NAMES:
        outcomes.outcome(name)
        yield outcomes.analyst(), "outcomes/"


@recipe("services")
def _services() -> Grown:
    for name in NAMES:
        made = catalogue.service(name, owner=needs.analyst())
        catalogue.paid(made, 100)
        catalogue.signed_off(catalogue.evaluation(made))
        yield needs.analyst(), "services/"


@recipe("remaining")
def _remaining() -> Grown:
    for name in NAMES:
        catalogue.service(name, owner=needs.analyst())
        yield needs.analyst(), "services/coverage/"


@recipe("cycles")
def _cycles() -> Grown:
    for name in NAMES:
        cycle(name, by=agreements.commissioner())
        yield agreements.commissioner(), "cycles/"


@recipe("tasks")
def _tasks() -> Grown:
    families = cycle(by=agreements.commissioner())
    for name in NAMES:
        giving.task(families, name, known(name))
        yield agreements.commissioner(), f"cycles/{families.pk}/tasks/"


@recipe("tools")
def _tools() -> Grown:
    yield from _frameworks("frameworks/tools/")


@recipe("words")
def _words() -> Grown:
    yield from _frameworks("frameworks/words/")


def _frameworks(page: str) -> Grown:
    """Rows come from the shipped files: what grows is how many of them this deployment keeps."""
    clara = agreements.commissioner()
    for key in ("gateshead-2010", "hsp-2009", "haringey-policy-2010"):
        framework(key)
        yield clara, page


@recipe("appraisals")
def _appraisals() -> Grown:
    families = cycle(by=appraisal.commissioner("Clara"))
    for name in NAMES:
        appraisal.drafted(families, name=name)
        yield appraisal.commissioner("Clara"), "appraisals/"


@recipe("entries")
def _entries() -> Grown:
    used = appraisal.adopted()
    named = appraisal.panel(used, appraisal.member("Mo"))
    for name in NAMES:
        appraisal.entry(used, name)
        appraisal.shared_out(named)
        yield appraisal.commissioner("Clara"), f"criteria/{used.pk}/panel/"


@recipe("progress")
def _progress() -> Grown:
    used = appraisal.adopted()
    appraisal.entry(used, "Coaches")
    named = appraisal.panel(used, appraisal.member("First"))
    for name in NAMES:
        if name == "First":
            appraisal.shared_out(named)
        else:
            giving.panellist(named, appraisal.member(name))
        yield appraisal.commissioner("Clara"), f"criteria/{used.pk}/panel/"


@recipe("exclusions")
def _exclusions() -> Grown:
    used = appraisal.adopted()
    appraisal.panel(used, appraisal.member("Mo"))
    for name in NAMES:
        led_by = organisation(f"{name} Trust")
        giving.interest(known("Mo"), led_by)
        appraisal.entry(used, name, led_by=led_by)
        yield appraisal.commissioner("Clara"), f"criteria/{used.pk}/panel/"


@recipe("sheets")
def _sheets() -> Grown:
    used = appraisal.adopted()
    named = appraisal.panel(used, appraisal.member("Mo"))
    for name in NAMES:
        appraisal.entry(used, name)
        appraisal.shared_out(named)
        yield known("Mo"), "marking/"


@recipe("meeting")
def _cells_to_moderate() -> Grown:
    yield from _agreeing("moderation")


@recipe("ranking")
def _ranking() -> Grown:
    yield from _agreeing("ranking")


def _agreeing(page: str) -> Grown:
    families = cycle(by=appraisal.commissioner("Clara"))
    for count, name in enumerate(NAMES, start=1):
        used = giving.marked_apart(appraisal.adopted(families, name=name), [f"{name} {at}" for at in range(count)])
        yield known("Cheng"), f"criteria/{used.pk}/{page}/"


@recipe("funds")
def _funds() -> Grown:
    for name in NAMES:
        agreements.paying(name)
        yield funds.officer(), "funds/"


@recipe("ledger")
def _ledger() -> Grown:
    made = funds.fund()
    for name in NAMES:
        funds.allocated(made, 2027, 1_000, f"For the {name.lower()} cause")
        yield funds.officer(), f"funds/{made.pk}/?q=cause"


@recipe("evaluations")
def _evaluations() -> Grown:
    families = agreements.running()
    for name in NAMES:
        evaluation.written(families, giving.agreed(name), title=name)
        yield agreements.manager(), "reviews/?tab=evaluations"


@recipe("lessons")
def _lessons() -> Grown:
    families = agreements.running()
    for name in NAMES:
        lessons.carried(giving.lesson(families, name), cycle(f"{name} year", by=agreements.commissioner()))
        yield agreements.manager(), "reviews/?tab=lessons"


@recipe("library")
def _library() -> Grown:
    for name in NAMES:
        evidence.item(name, edition=evidence.link())
        yield needs.analyst(), "library/"


@recipe("consultations")
def _consultations() -> Grown:
    families = cycle(by=engagement.commissioner())
    for name in NAMES:
        engagement.draft(families, title=name)
        yield engagement.commissioner(), "consultations/"


@recipe("engagements")
def _engagements() -> Grown:
    families = cycle(by=engagement.commissioner())
    for name in NAMES:
        engagement.met(families, name)
        yield engagement.commissioner(), "engagements/"


@recipe("messages")
def _messages() -> Grown:
    families = cycle(by=engagement.commissioner())
    for name in NAMES:
        engagement.message(families, name)
        yield engagement.commissioner(), "messages/"


@recipe("held")
def _held() -> Grown:
    made = engagement.consultation()
    for name in NAMES:
        engagement.online(made, {"What": f"{name}, ask Mrs Okafor"})
        yield engagement.commissioner(), f"consultations/{made.pk}/held/"
