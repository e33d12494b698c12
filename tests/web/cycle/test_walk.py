"""A cycle is started on its page and walked: its page says after every step how far it is."""

from __future__ import annotations

from decimal import Decimal

from django.test import Client

from quadrant.cycle.framework.places import StepPlace, steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.cycle import cycle, framework
from tests.factories.governance import decide_gate
from tests.factories.needs import HERE
from tests.factories.partnership import body, known, person
from tests.frameworks.recording import Walk
from tests.frameworks.walking import EVERY_POWER, Walked, do_activity
from tests.web.telling import page, words

TEN_STEPS = {
    "1. Analyse": ["1. Understand needs", "2. Set commissioning priorities", "3. Evaluate current services and market"],
    "2. Plan": ["4. Refine and identify options", "5. Design, assess and approve the brief"],
    "3. Do": ["6. Commission (secure supply)", "7. Approve award and agree contract or SLA"],
    "4. Review": [
        "8. Manage and monitor delivery",
        "9. Evaluate against specification and outcomes",
        "10. Review needs and priorities; restart",
    ],
}
# Step 1 brought the figures that step 2 compares, step 6 the ranking on which step 7 decides.
BEGUN_BEFORE = (2, 7)


def started(clara: Client) -> Walk:
    """A cycle started on its page, with a body of its own for every part that the page asks for."""
    version = framework("hsp-2009")
    carol, chris = known("Carol"), known("Chris")
    parts = [part for part in framework_of(version).bodies if part.kind != "role"]
    played = {part.key: body(f"Ardlebury {part.name}", carol, chair=chris, powers=EVERY_POWER) for part in parts}
    said = {"name": "Jobs for all", "scope": "Whoever looks for work", "subject_kind": "theme", "area_code": HERE}
    how = {"level": "strategic", "tier": "universal", "way": "joint", "lead_body": str(played["theme-board"].pk)}
    first = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026"}
    cast = {f"cast_{key}": str(one.pk) for key, one in played.items()}
    sent = clara.post(f"/ardlebury/cycles/new/?framework={version.pk}", {**said, **how, **first, **cast})
    made = Cycle.objects.get(name="Jobs for all")
    assert sent["Location"] == f"/ardlebury/cycles/{made.pk}/"
    return Walk(made, played, cycle("Jobs for all, again", key="hsp-2009", by=known("Clara")))


def take(clara: Client, walk: Walk, place: StepPlace) -> None:
    """One step: each activity by its record or by a tick on its page, then the decision at each gate."""
    for item in place.step.activities:
        if item.record is not None:
            do_activity(walk, place.of(item), item, Walked())
            continue
        tick = f"/ardlebury/cycles/{walk.cycle.pk}/at/{place.of(item)}/tick/"
        assert clara.post(tick, {"note": "Done, see the file"}).status_code == 302
    for gate in place.step.gates:
        value = Decimal(200_000) if gate.kind == DecisionKind.AWARD else None
        decide_gate(walk.cycle, place.of(gate), walk.bodies[gate.bodies[0]], value=value)


def steps_said(html: str) -> dict[str, dict[str, str]]:
    """The steps on a cycle's page under their phases, each with its state."""
    told = {}
    for part in html.split("quadrant-wheel__quadrant")[1:]:
        heading, *lines = part.split('<li class="govuk-task-list__item')
        told[words("<" + heading.split("</h3>")[0])] = {
            words("<" + line.split("</a>")[0].split("<a")[1]): words(line.split('__status">')[1].split("</li>")[0])
            for line in lines
        }
    return told


def states_on(html: str) -> list[str]:
    return [state for phase in steps_said(html).values() for state in phase.values()]


def test_hsp_021_a_cycle_is_started_on_the_ten_steps_and_walked_through_them_all(
    ardlebury: Partnership, client: Client
) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    walk = started(client)
    steps, at = steps_of(framework_of(walk.cycle.framework)), f"cycles/{walk.cycle.pk}/"
    assert {phase: list(said) for phase, said in steps_said(page(client, at)).items()} == TEN_STEPS
    for done, place in enumerate(steps):
        before = "In progress" if done + 1 in BEGUN_BEFORE else "Not started"
        assert states_on(page(client, at)) == ["Complete"] * done + [before] + ["Blocked"] * (9 - done)
        take(client, walk, place)
    walked = page(client, at)
    assert states_on(walked) == ["Complete"] * 10
    assert "10 of 10 steps done" in walked
    assert "What to turn to" not in walked
