"""A file of the right shape that says something impossible is refused, all of it at once."""

from __future__ import annotations

import pytest

from quadrant.cycle.framework.loader import FrameworkRefused, load_framework
from tests.cycle.framework.files import edited, refusal

_TICK = "            tick:\n              by_design: L12 asks for a visit and no record of it\n"
_VISIT = "phase 'find-out', step 'needs', activity 'visit'"
_MATRIX = """matrix:
  name: How we work together
  components:
    - key: money
      name: Money
      cells:
        - {way: separate, text: Each its own}
        - {way: parallel, text: Told to each other}
        - {way: joint, text: Planned as one}
        - {way: joint, text: One pot}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # weights
        (
            "        weight: 40\n",
            "        weight: 37\n",
            "line 83: weights of 'Essential criteria' add to 97, must be 100",
        ),
        (
            "        weight: 40\n",
            "        weight: 39.5\n",
            "line 83: weights of 'Essential criteria' add to 99.5, must be 100",
        ),
        ("        weight: 40\n", "", "line 90: criterion 'value' of 'Essential criteria' has no weight"),
        ("weight: 20}", "weight: 25}", "line 87: weights under 'Outcomes' add to 65, must be 60"),
        (
            ", weight: 20}",
            "}",
            "line 89: sub-criterion 'later' of 'outcomes' has no weight; give all of them one or none",
        ),
        (
            "method: weighted",
            "method: pass_fail",
            "line 86: criterion 'outcomes' has a weight, but its set is 'pass/fail'",
        ),
        ("mark: 5, text", "mark: 6, text", "line 82: an anchor stands at 6, outside the scale of 0 to 5"),
        ("mark: 5, text", "mark: 0, text", "line 82: two anchors stand at 0"),
        ("highest: 5", "highest: 0", "line 82: the scale runs from 0 to 0; its highest mark must be above its lowest"),
        # what completes an activity
        (_TICK, "", f"line 36: {_VISIT} has neither a record nor a tick; say what completes it"),
        (
            _TICK,
            _TICK + "            record: needs\n",
            f"line 36: {_VISIT} has both a record and a tick; it is completed by one of them",
        ),
        (
            "              by_design: L12",
            "              until: do\n              by_design: L12",
            f"line 38: {_VISIT}: the tick says both of 'until' and 'by_design'; it must say one",
        ),
        (
            "            tick:\n              by_design: L12 asks for a visit and no record of it\n",
            "            tick: {}\n",
            f"line 38: {_VISIT}: the tick says neither of 'until' and 'by_design'; it must say one",
        ),
        (
            "            checklist: bidder\n",
            "",
            "line 56: phase 'fund', step 'choose', activity 'check' is completed by a checklist but does not name it",
        ),
        (
            "            record: scoring\n",
            "            record: scoring\n            checklist: bidder\n",
            (
                "line 56: phase 'fund', step 'choose', activity 'scoring' names a checklist, but its record is not "
                "'checklist'"
            ),
        ),
        # references
        (
            "who: [panel]",
            "who: [pannel]",
            (
                "line 29: phase 'find-out', step 'needs': 'who' names the body 'pannel', which is not there; "
                "did you mean 'panel'?"
            ),
        ),
        (
            "bodies: [board]",
            "bodies: [cabinet]",
            "line 64: phase 'fund', step 'choose', gate 'award': 'bodies' names the body 'cabinet', which is not there",
        ),
        (
            "window: spring",
            "window: spring-time",
            (
                "line 30: phase 'find-out', step 'needs': 'window' names the window "
                "'spring-time', which is not there; did you mean 'spring'?"
            ),
        ),
        (
            "tools: [impact-map]",
            "tools: [impact-maps]",
            (
                "line 31: phase 'find-out', step 'needs': 'tools' names the tool 'impact-maps', which is not there; "
                "did you mean 'impact-map'?"
            ),
        ),
        (
            "checklist: bidder",
            "checklist: bidders",
            (
                "line 59: phase 'fund', step 'choose', activity 'check': 'checklist' names the checklist "
                "'bidders', which is not there; did you mean 'bidder'?"
            ),
        ),
        (
            "questions: planning",
            "questions: plans",
            (
                "line 66: phase 'fund', step 'choose', gate 'award': 'questions' names the question set 'plans', "
                "which is not there; did you mean 'planning'?"
            ),
        ),
        (
            "escalates_to: board",
            "escalates_to: boards",
            (
                "line 77: review 'twice-yearly': 'escalates_to' names the body 'boards', which is not there; "
                "did you mean 'board'?"
            ),
        ),
        (
            "parent: board",
            "parent: bord",
            "line 17: body 'panel': 'parent' names the body 'bord', which is not there; did you mean 'board'?",
        ),
        (
            "    method: weighted",
            "    method: weighted\n    superseded_by: new",
            "line 82: criteria set 'essential': 'superseded_by' names the criteria set 'new', which is not there",
        ),
        # order
        ("after: [needs]", "after: [choose]", "line 51: step 'choose' can never be reached: it waits for itself"),
        (
            "after: [needs]",
            "after: [want]",
            "line 51: step 'choose' can never be reached: it waits for 'want', which is not there",
        ),
        (
            "    kind: board\n",
            "    kind: board\n    parent: panel\n",
            "line 14: body 'board' stands above itself, by way of 'panel'",
        ),
        # keys and numbers
        ("key: choose", "key: needs", "line 45: step key 'needs' is used twice; first on line 24"),
        ("key: fund", "key: find-out", "line 40: phase key 'find-out' is used twice; first on line 19"),
        ("key: visit", "key: evidence", "line 36: activity key 'evidence' is used twice; first on line 33"),
        (
            "key: award",
            "key: check",
            "line 61: phase 'fund', step 'choose': the key 'check' is used twice; each place needs its own",
        ),
        (
            "{key: later,",
            "{key: value,",
            "line 89: criteria set 'essential': the key 'value' is used twice; each place needs its own",
        ),
        ("        number: 2", "        number: 1", "line 46: two steps have the number 1; first on line 25"),
        (
            "        number: 2",
            "        number: 3",
            "line 46: steps are numbered 1, 2, 3 in order: this is 3, must be 2",
        ),
        ("    number: 2", "    number: 1", "line 41: two phases have the number 1; first on line 20"),
        (
            "        number: 1\n        text",
            "        number: 4\n        text",
            "line 98: questions are numbered 1, 2, 3 in order: this is 4, must be 1",
        ),
        # quadrants, matrix, what a gate can wait for, old places
        (
            "quadrant: plan",
            "quadrant: review",
            "line 48: step 'choose' lies in 'review', but its phase 'fund' lies in plan and do",
        ),
        (
            "quadrant: plan",
            "quadrant: plan\n        second_quadrant: plan",
            "line 49: step 'choose' has the same second quadrant as its first",
        ),
        ("quadrants: [plan, do]", "quadrants: [plan, plan]", "line 43: phase 'fund' names one quadrant twice"),
        (
            "windows:\n",
            _MATRIX + "windows:\n",
            "line 72: 'matrix', component 'money' describes 'joint' twice; the four cells are four ways of working",
        ),
        (
            "proposals.ranked",
            "activity.ticked",
            (
                "line 65: phase 'fund', step 'choose', gate 'award': 'activity.ticked' "
                "is of one place only; a gate needs a fact that a record states"
            ),
        ),
        (
            "        name: Choose proposals",
            "        name: Choose proposals\n        was: choose",
            "line 48: 'was' is 'choose', must be the whole old place, as phase.step",
        ),
        # days
        ("starts: 04-01", "starts: 04-31", "line 70: window 'spring': '04-31' is not a day of every year"),
        ("ends: 06-30", "ends: 02-29", "line 71: window 'spring': '02-29' is not a day of every year"),
        ("days: [09-30, 03-31]", "days: [09-31]", "line 76: review 'twice-yearly': '09-31' is not a day of every year"),
        (
            "    days: [09-30, 03-31]\n",
            "",
            "line 74: review 'twice-yearly' has neither of 'days' and 'months_after_adoption'; it needs one",
        ),
    ],
)
def test_one_impossible_thing_is_said_plainly(old: str, new: str, said: str) -> None:
    assert said in refusal(edited((old, new)))


def test_a_problem_is_printed_with_file_line_and_sentence() -> None:
    text = edited(
        ("name: Essential criteria", "name: essential criteria"), ("        weight: 40\n", "        weight: 37\n")
    )
    with pytest.raises(FrameworkRefused) as refused:
        load_framework(text, name="herefordshire-2009.yaml")
    assert str(refused.value) == (
        "herefordshire-2009.yaml line 83: weights of 'essential criteria' add to 97, must be 100"
    )


def test_every_problem_is_said_at_once_in_the_order_of_the_lines() -> None:
    text = edited(
        ("who: [panel]", "who: [pannel]"),
        ("            record: evidence", "            record: evidense"),
        ("        number: 2", "        number: 1"),
        ("        purpose: Fund what does most good.\n", ""),
        ("        weight: 40\n", "        weight: 37\n"),
    )
    assert refusal(text) == [
        (
            "line 29: phase 'find-out', step 'needs': 'who' names the body 'pannel', which is not there; "
            "did you mean 'panel'?"
        ),
        (
            "line 35: phase 'find-out', step 'needs', activity 'evidence': there is no activity 'evidense' that "
            "leaves a record; did you mean 'evidence'?"
        ),
        "line 45: phase 'fund', step 'choose' has no 'purpose'",
        "line 46: two steps have the number 1; first on line 25",
        "line 82: weights of 'Essential criteria' add to 97, must be 100",
    ]


def test_steps_behind_a_ring_can_never_be_reached_either() -> None:
    third = """      - key: third
        number: 3
        name: Third
        quadrant: do
        purpose: After the ring.
        who: [board]
        after: [choose]
        activities:
          - {key: act, name: Act, record: offers}
windows:
"""
    text = edited(("        who: [panel]\n", "        who: [panel]\n        after: [choose]\n"), ("windows:\n", third))
    assert refusal(text) == [
        "line 30: step 'needs' can never be reached: it waits for itself, by way of 'choose'",
        "line 52: step 'choose' can never be reached: it waits for itself, by way of 'needs'",
        "line 74: step 'third' can never be reached: it waits for 'choose', which can never be reached",
    ]
