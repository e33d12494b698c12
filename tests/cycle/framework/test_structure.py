"""What the schema refuses is said in plain sentences, with the line, the piece and the nearest right word."""

from __future__ import annotations

import pytest

from tests.cycle.framework.files import SMALL, edited, refusal

_STEP = "phase 'fund', step 'choose'"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("publisher: Withenshire Partnership\n", "", "line 1: the framework has no 'publisher'"),
        (
            "        purpose: Fund what does most good.\n",
            "",
            f"line 45: {_STEP} has no 'purpose'",
        ),
        (
            "        purpose: Fund what",
            "        porpose: Fund what",
            f"line 49: {_STEP} says 'porpose', which is not known here; did you mean 'purpose'?",
        ),
        (
            "            record: scoring",
            "            record: scorng",
            (
                f"line 55: {_STEP}, activity 'scoring': there is no activity 'scorng' that leaves a record; "
                "did you mean 'scoring'?"
            ),
        ),
        (
            "needs: [proposals.ranked]",
            "needs: [proposals.rankt]",
            f"line 65: {_STEP}, gate 'award': there is no fact 'proposals.rankt'; did you mean 'proposals.ranked'?",
        ),
        (
            "            bodies: [board]",
            "            bodies: []",
            f"line 64: {_STEP}, gate 'award' names no body that may decide it",
        ),
        ("            bodies: [board]\n", "", f"line 61: {_STEP}, gate 'award' names no body that may decide it"),
        (
            "        quadrant: plan",
            "        quadrant: planning",
            (
                f"line 48: {_STEP}: 'quadrant' is 'planning', must be one of analyse, plan, do, review; "
                "did you mean 'plan'?"
            ),
        ),
        (
            "    kind: board",
            "    kind: boards",
            (
                "line 13: body 'board': 'kind' is 'boards', must be one of board, executive, theme_board, "
                "delivery_group, commissioning_unit, panel, committee, role; did you mean 'board'?"
            ),
        ),
        (
            "key: small-2026",
            "key: Small 2026",
            "line 2: the framework: 'key' is 'Small 2026', must be lower-case words joined by hyphens",
        ),
        (
            "starts: 04-01",
            "starts: 1 April",
            "line 70: window 'spring': 'starts' is '1 April', must be a month and a day such as 04-01",
        ),
        ("version: 1", "version: one", "line 3: the framework: 'version' is 'one', must be a whole number"),
        (
            "version: 1",
            f"version: {'9' * 5000}",
            f"line 3: the framework: 'version' is '{'9' * 60}…', must be a whole number",
        ),
        ("version: 1", "version: 10000", "line 3: the framework: 'version' is 10000, must be at most 9999"),
        ("version: 1", "version: 0", "line 3: the framework: 'version' is 0, must be at least 1"),
        ("title: A small framework", "title:", "line 4: the framework: 'title' is empty, must be text"),
        (
            "title: A small framework",
            "title: ''",
            "line 4: the framework: 'title' is '', must be a text of at least one character",
        ),
        (
            "title: A small framework",
            f"title: {'a' * 201}",
            "line 4: the framework: 'title' has 201 characters, may have at most 200",
        ),
        (
            "        who: [panel, board]",
            "        who: panel",
            f"line 50: {_STEP}: 'who' is 'panel', must be a list (lines that begin with a hyphen)",
        ),
        ("        who: [panel, board]", "        who: []", f"line 50: {_STEP}: 'who' needs at least 1"),
        (
            "    quadrants: [plan, do]",
            "    quadrants: [plan, do, review]",
            "line 43: phase 'fund': 'quadrants' may have at most 2",
        ),
        (
            "        weight: 60",
            "        weight: 60.0000001",
            (
                "line 86: criteria set 'essential', criterion 'outcomes': 'weight' is 60.0000001, must be a number "
                "with at most 6 decimals"
            ),
        ),
        (
            "        weight: 60",
            "        weight: 1e400000000",
            "line 86: criteria set 'essential', criterion 'outcomes': 'weight' is 1e400000000, must be at most 100",
        ),
        (
            "            tick:\n              by_design: L12 asks for a visit and no record of it",
            "            tick: soon",
            (
                "line 38: phase 'find-out', step 'needs', activity 'visit': 'tick' is 'soon', must be a mapping "
                "(name: value)"
            ),
        ),
        (
            "            record: scoring",
            "            record: scoring\n            optional: perhaps",
            f"line 56: {_STEP}, activity 'scoring': 'optional' is 'perhaps', must be true or false",
        ),
        (
            "weight: 40}",
            "weight: forty}",
            (
                "line 88: criteria set 'essential', criterion 'outcomes', sub-item 'now': 'weight' is 'forty', must "
                "be a number"
            ),
        ),
        (
            "        weight: 60",
            "        weight: 160",
            "line 86: criteria set 'essential', criterion 'outcomes': 'weight' is 160, must be at most 100",
        ),
        (
            "    quadrants: [analyse]\n    origin: Own",
            "    quadrants: [analyse]\n    origin: Own\n    scale: [national]",
            (
                "line 112: tool 'impact-map': line 1 of 'scale' is 'national', must be one of strategic, operational, "
                "individual; did you mean 'operational'?"
            ),
        ),
    ],
)
def test_one_thing_wrong_is_said_once_and_plainly(old: str, new: str, said: str) -> None:
    assert said in refusal(edited((old, new)))


def test_nothing_is_wrong_with_the_small_framework() -> None:
    assert refusal(SMALL) == []


def test_a_whole_word_in_place_of_a_list_of_steps_is_said_of_the_phase() -> None:
    text = SMALL[: SMALL.index("phases:")] + "phases: [soon]\n"
    assert refusal(text) == [
        "line 18: the framework: phase 1 of 'phases' is 'soon', must be a mapping (name: value)",
    ]


def test_a_dated_term_may_be_any_text_but_a_word_for_a_step_is_a_key() -> None:
    assert (
        refusal(edited(("sources:\n", "vocabulary: {LAA (old): council plan}\nwords: {step: stage}\nsources:\n"))) == []
    )
    assert refusal(edited(("sources:\n", "words: {The Step: stage}\nsources:\n"))) == [
        "line 8: 'words': the name 'The Step' must be lower-case words joined by hyphens"
    ]
