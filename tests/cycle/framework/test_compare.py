"""Two frameworks side by side, and one version beside the next."""

from __future__ import annotations

import pytest

from quadrant.cycle.framework.compare import ChangeKind, changes, moved_places, side_by_side
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import Quadrant
from tests.cycle.framework.files import small


def _said(new: Framework) -> list[tuple[ChangeKind, str, str]]:
    return [(change.kind, change.place, change.sentence) for change in changes(small(), new)]


def test_frameworks_stand_beside_each_other_on_the_four_quadrants() -> None:
    also_review = small(
        ("        quadrant: plan", "        quadrant: plan\n        second_quadrant: review"), ("2026", "2027")
    )
    table = side_by_side([small(), also_review])
    assert [row.quadrant for row in table.rows] == list(Quadrant)
    cells = [
        [[(each.place.step.number, each.second) for each in cell.steps] for cell in row.cells] for row in table.rows
    ]
    assert cells == [
        [[(1, False)], [(1, False)]],
        [[(2, False)], [(2, False)]],
        [[], []],
        [[], [(2, True)]],
    ]
    do = table.rows[2].cells[0]
    assert do.empty
    assert [phase.name for phase in do.phases] == ["Fund"]
    assert [window.name for window in table.rows[0].cells[0].windows] == ["Spring"]


def test_a_version_changes_nothing_when_it_says_the_same() -> None:
    assert changes(small(), small(("version: 1", "version: 2"))) == []
    assert moved_places(small(), small()) == {}


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            [("name: Choose proposals", "name: Choose what to fund")],
            [(ChangeKind.RENAMED, "fund.choose", "Step 2 'Choose proposals' is renamed 'Choose what to fund'.")],
        ),
        (
            [("purpose: Fund what does most good.", "purpose: Fund what helps most.")],
            [(ChangeKind.REWORDED, "fund.choose", "Step 2 'Choose proposals' is reworded.")],
        ),
        (
            [("            bodies: [board]", "            bodies: [board, panel]")],
            [
                (
                    ChangeKind.RULED,
                    "fund.choose.award",
                    "Gate 'Award of funding' of step 2 is decided by other bodies.",
                )
            ],
        ),
        (
            [("            record: scoring", "            record: ranking")],
            [
                (
                    ChangeKind.RULED,
                    "fund.choose.scoring",
                    "Activity 'Score each proposal' of step 2 is completed in another way.",
                )
            ],
        ),
        (
            [
                ("        weight: 60", "        weight: 62.5"),
                ("weight: 40}", "weight: 42.5}"),
                ("weight: 40\n", "weight: 37.5\n"),
            ],
            [
                (
                    ChangeKind.WEIGHTED,
                    "essential.outcomes",
                    "Criterion 'Outcomes' of 'Essential criteria' weighs 62.5, was 60.",
                ),
                (
                    ChangeKind.WEIGHTED,
                    "essential.now",
                    "Criterion 'This year' of 'Essential criteria' weighs 42.5, was 40.",
                ),
                (
                    ChangeKind.WEIGHTED,
                    "essential.value",
                    "Criterion 'Value for money' of 'Essential criteria' weighs 37.5, was 40.",
                ),
            ],
        ),
        (
            [
                (
                    "            record: checklist\n            checklist: bidder\n",
                    "            tick: {until: plan}\n",
                )
            ],
            [
                (
                    ChangeKind.RULED,
                    "fund.choose.check",
                    "Activity 'Check each bidder' of step 2 is completed in another way.",
                ),
                (
                    ChangeKind.RULED,
                    "fund.choose.check",
                    "Activity 'Check each bidder' of step 2 has another checklist.",
                ),
            ],
        ),
        (
            [
                ("    origin: Own", "    origin: Borrowed"),
                ("text: Is the bidder insured?", "text: Is the bidder insured now?"),
            ],
            [
                (ChangeKind.REWORDED, "bidder", "Checklist 'Bidder checks' is changed."),
                (ChangeKind.REWORDED, "impact-map", "Tool 'Impact map' is changed."),
            ],
        ),
        (
            [("summary: Two steps, enough", "summary: Two short steps, enough")],
            [(ChangeKind.REWORDED, "summary", "The framework's summary is changed.")],
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(edits: list[tuple[str, str]], said: list[tuple[ChangeKind, str, str]]) -> None:
    assert _said(small(*edits)) == said


_VISIT = """          - key: visit
            name: Visit three services
            tick:
              by_design: L12 asks for a visit and no record of it
"""


def test_what_is_added_and_removed_is_told_by_name() -> None:
    new = small((_VISIT, "          - {key: count, name: Count need, record: needs}\n"))
    assert _said(new) == [
        (ChangeKind.ADDED, "find-out.needs.count", "Activity 'Count need' of step 1 is new."),
        (ChangeKind.REMOVED, "find-out.needs.visit", "Activity 'Visit three services' of step 1 is removed."),
    ]
    assert moved_places(small(), new) == {}


def test_a_renamed_key_that_says_what_it_was_is_the_same_place() -> None:
    new = small(("          - key: visit\n", "          - key: site-visits\n            was: find-out.needs.visit\n"))
    assert moved_places(small(), new) == {"find-out.needs.visit": "find-out.needs.site-visits"}
    assert _said(new) == [
        (
            ChangeKind.MOVED,
            "find-out.needs.site-visits",
            (
                "Activity 'Visit three services' of step 1 moves from 'find-out.needs.visit' to "
                "'find-out.needs.site-visits'."
            ),
        )
    ]


def test_a_step_that_moves_takes_its_activities_and_gates_along() -> None:
    new = small(
        ("      - key: choose\n", "      - key: select\n        was: fund.choose\n"),
        ("  - key: fund\n", "  - key: award\n"),
    )
    assert moved_places(small(), new) == {
        "fund.choose": "award.select",
        "fund.choose.scoring": "award.select.scoring",
        "fund.choose.check": "award.select.check",
        "fund.choose.award": "award.select.award",
    }
    assert _said(new)[0] == (
        ChangeKind.MOVED,
        "award.select",
        "Step 2 'Choose proposals' moves from 'fund.choose' to 'award.select'.",
    )


def test_a_phase_with_a_new_key_keeps_its_steps_because_their_keys_are_unique() -> None:
    new = small(("  - key: fund\n", "  - key: invest\n"))
    assert moved_places(small(), new)["fund.choose.award"] == "invest.choose.award"
    assert [change.sentence for change in changes(small(), new)] == [
        "Step 2 'Choose proposals' moves from 'fund.choose' to 'invest.choose'.",
        "Phase 'Fund' is new.",
        "Phase 'Fund' is removed.",
    ]


def test_an_activity_that_goes_to_another_step_says_so() -> None:
    moved = _VISIT.replace("- key: visit\n", "- key: visit\n            was: find-out.needs.visit\n")
    new = small((_VISIT, ""), ("        gates:\n", moved + "        gates:\n"))
    assert moved_places(small(), new) == {"find-out.needs.visit": "fund.choose.visit"}
    assert [change.sentence for change in changes(small(), new)] == [
        "Activity 'Visit three services' of step 2 moves from 'find-out.needs.visit' to 'fund.choose.visit'."
    ]
