"""Do the markers see the same thing?"""

from __future__ import annotations

import csv
import json
from typing import Any, Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from quadrant.methods.agreement import Level, fleiss_kappa, icc, kendall_w, krippendorff_alpha
from tests.methods.refusals import refused
from tests.shared_folder import shared

NAN = np.nan

# Krippendorff's own example: four observers, twelve units, some not observed.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]

# Shrout and Fleiss 1979: six subjects, four judges.
JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorffs_example(level: Level, published: float) -> None:
    assert krippendorff_alpha(OBSERVERS, level) == pytest.approx(published, abs=0.0006)


def test_full_agreement_is_one_and_no_information_is_refused() -> None:
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]], "nominal") == 1
    with refused("every mark is the same, so agreement cannot be told from chance"):
        krippendorff_alpha([[2, 2], [2, 2]])
    with refused("no unit was marked by two raters, so agreement cannot be measured"):
        krippendorff_alpha([[2, NAN], [NAN, 2]])
    with refused("ratio marks cannot be below 0"):
        krippendorff_alpha([[-1, 2], [2, 3]], "ratio")


@pytest.mark.parametrize(
    ("model", "kind", "unit", "published"),
    [
        ("oneway", "agreement", "single", 0.17),
        ("twoway", "agreement", "single", 0.29),
        ("twoway", "consistency", "single", 0.71),
        ("oneway", "agreement", "average", 0.44),
        ("twoway", "agreement", "average", 0.62),
        ("twoway", "consistency", "average", 0.91),
    ],
)
def test_shrout_and_fleiss(
    model: Literal["twoway", "oneway"],
    kind: Literal["agreement", "consistency"],
    unit: Literal["single", "average"],
    published: float,
) -> None:
    found = icc(JUDGES, model=model, kind=kind, unit=unit)
    assert float(found.value) == pytest.approx(published, abs=0.005)
    assert found.lower < found.value < found.upper


def test_a_subject_with_a_missing_mark_is_left_out_and_told() -> None:
    found = icc(np.array([*JUDGES, [5, NAN, 5, 5]]))
    assert float(found.value) == float(icc(JUDGES).value)
    assert found.note == "1 subject left out for a missing mark"


def test_agreement_that_cannot_be_measured_is_refused() -> None:
    with refused("agreement needs at least 2 subjects, each marked by the same 2 raters or more"):
        icc([[1, 2]])
    with refused("every mark is the same, so agreement cannot be told from chance"):
        icc([[3, 3], [3, 3]])
    with refused("agreement needs at least 2 subjects, each marked by the same 2 raters or more"):
        kendall_w([[1], [2]])
    with refused("every rater gave one mark to everyone, so there are no ranks to compare"):
        kendall_w([[1, 2], [1, 2]])
    with refused("every mark is the same, so agreement cannot be told from chance"):
        fleiss_kappa([[1, 1], [1, 1]])
    with refused("agreement needs at least 1 subject marked by 2 raters or more"):
        fleiss_kappa([[1], [2]])


def test_raters_who_agree_fully() -> None:
    same = [[1, 1, 1], [2, 2, 2], [3, 3, 3]]
    assert float(icc(same).value) == 1
    assert float(icc(same, kind="consistency").lower) == 1
    assert kendall_w(same) == 1
    assert fleiss_kappa(same) == 1


def test_kendalls_w_by_hand() -> None:
    # ranks of three raters sum to 4, 6, 8: S = 8; W = 12 × 8 ÷ (9 × 24) = 0.444
    assert kendall_w([[1, 1, 2], [2, 3, 1], [3, 2, 3]]) == pytest.approx(12 * 8 / (9 * 24))


def test_fleiss_kappa_by_hand() -> None:
    # subjects agree 1, 1/3; shares 4/6 and 2/6: (2/3 − 5/9) ÷ (1 − 5/9) = 0.25
    assert fleiss_kappa([[1, 1, 1], [1, 2, 2]]) == pytest.approx(0.25)


def ratings(name: str) -> NDArray[np.float64]:
    with shared("conformance", "agreement", name).open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    words = sorted({cell for row in rows for cell in row})
    return np.array([[float(cell) if cell.isdigit() else words.index(cell) for cell in row] for row in rows])


def expected(case: str) -> dict[str, Any]:
    loaded = json.loads(shared("conformance", "agreement", "irr_expected.json").read_text())
    found: dict[str, Any] = loaded[case]
    return found


@pytest.mark.parametrize(
    ("case", "name", "ties"),
    [
        ("kendall_anxiety", "irr_anxiety.csv", True),
        ("kendall_anxiety_uncorrected", "irr_anxiety.csv", False),
        ("kendall_video", "irr_video.csv", True),
    ],
)
def test_agreement_kendall(case: str, name: str, ties: bool) -> None:
    assert kendall_w(ratings(name), correct_ties=ties) == pytest.approx(expected(case)["value"], rel=1e-9)


@pytest.mark.parametrize(
    ("case", "name", "unit"),
    [
        ("icc_anxiety_twoway_agreement_single", "irr_anxiety.csv", "single"),
        ("icc_video", "irr_video.csv", "single"),
        ("icc_video_avg", "irr_video.csv", "average"),
    ],
)
def test_agreement_icc(case: str, name: str, unit: Literal["single", "average"]) -> None:
    found, theirs = icc(ratings(name), unit=unit), expected(case)
    assert [float(found.value), float(found.lower), float(found.upper)] == pytest.approx(
        [theirs["value"], theirs["lbound"], theirs["ubound"]], rel=1e-9
    )


def test_agreement_fleiss_diagnoses() -> None:
    case = expected("kappam_fleiss_diagnoses")
    assert fleiss_kappa(ratings("irr_diagnoses.csv")) == pytest.approx(case["value"], rel=1e-9)


# Percentage agreement (agree_video) is not among the functions this project offers.
