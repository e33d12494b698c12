"""Every case of `shared/conformance` has its test by name, or is said here to be no function of ours."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from quadrant.methods.control_chart import xmr
from tests.methods.phe import Table
from tests.shared_folder import shared

OURS = {
    "agreement": {
        "irr_anxiety.csv": "test_agreement.test_agreement_kendall",
        "irr_video.csv": "test_agreement.test_agreement_icc",
        "irr_diagnoses.csv": "test_agreement.test_agreement_fleiss_diagnoses",
        "irr_expected.json": "test_agreement.test_agreement_icc",
    },
    "cost_benefit": {"green_book_factors.json": "test_discounting.test_cost_benefit_green_book_factor"},
    "fingertips_trend": {"trend_cases.json": "test_comparison.test_fingertips_trend_by_published_limits"},
    "mcda": {
        "ahp_published.json": "test_weights.test_mcda_ahp_drinks_as_published",
        "scikit_criteria_agg_tests.json": "test_scoring.test_mcda_scikit_criteria_weighted_sum",
        "pymcdm_test_normalizations.json": "test_conformance.test_mcda_pymcdm_ways_of_scaling",
    },
    "phe_indicators": {
        "SII_test_data.csv": "test_inequality.test_phe_indicators_sii_every_case",
        "pkgdata_DSR_data.csv": "test_conformance.test_phe_indicators_package_data",
        "pkgdata_LE_data.csv.gz": "test_conformance.test_phe_indicators_package_data",
        "pkgdata_esp2013.csv": "test_standardised.test_phe_indicators_esp2013",
        "pkgdata_prevalence_data.csv": "test_conformance.test_phe_indicators_prevalence",
        "qnames.csv": "test_conformance.test_phe_indicators_package_data",
        "test_BW.csv": "test_rates.test_phe_indicators_test_bw",
        "test_DSR_1976.csv": "test_standardised.test_phe_indicators_dsr",
        "test_DSR_nonind.csv": "test_standardised.test_phe_indicators_dsr_nonindependent",
        "test_DSR_results.csv": "test_standardised.test_phe_indicators_dsr",
        "test_ISR_lookup.csv": "test_standardised.test_phe_indicators_isr",
        "test_ISR_ownref.csv": "test_standardised.test_phe_indicators_isr",
        "test_ISR_refdata.csv": "test_standardised.test_phe_indicators_isr",
        "test_ISR_results.csv": "test_standardised.test_phe_indicators_isr",
        "test_Mean.csv": "test_rates.test_phe_indicators_mean",
        "test_Mean_results.csv": "test_rates.test_phe_indicators_mean",
        "test_Prop.csv": "test_rates.test_phe_indicators_rows",
        "test_Prop_g_results.csv": "test_rates.test_phe_indicators_grouped",
        "test_Rate.csv": "test_rates.test_phe_indicators_rows",
        "test_Rate_g_results.csv": "test_rates.test_phe_indicators_grouped",
        "test_funnel_inputs.csv": "test_funnel.test_phe_indicators_funnel_proportions",
        "test_funnel_outputs.csv": "test_funnel.test_phe_indicators_funnel_proportions",
        "test_funnel_outputs_axis_variation.csv": "test_funnel.test_phe_indicators_funnel_proportions_on_another_axis",
        "test_funnel_rate_funnels.csv": "test_funnel.test_phe_indicators_funnel_rates",
        "test_funnel_rate_funnels_2.csv": "test_funnel.test_phe_indicators_funnel_rates",
        "test_funnel_rate_funnels_3.csv": "test_funnel.test_phe_indicators_funnel_rates",
        "test_funnel_rate_funnels_input.csv": "test_funnel.test_phe_indicators_funnel_rates_people",
        "test_funnel_rate_inputs.csv": "test_funnel.test_phe_indicators_funnel_rate_significance",
        "test_funnel_ratio_inputs.csv": "test_funnel.test_phe_indicators_funnel_ratios",
        "test_funnel_ratio_outputs.csv": "test_funnel.test_phe_indicators_funnel_ratios",
        "test_multiarea_esp.csv": "test_standardised.test_phe_indicators_dsr",
        "test_quantiles_ug.csv": "test_standardised.test_phe_indicators_quantiles",
    },
    "portfolio": {
        "mknap1.json": "test_portfolio_cases.test_portfolio_mknap1",
        "mknapcb1_5x100_first6.json": "test_portfolio_cases.test_portfolio_5x100_to_the_optimum",
    },
    "smaa": {
        "thrombo_expected.json": "test_robustness.test_smaa_thrombo",
        "thrombo_meas.csv.gz": "test_robustness.test_smaa_thrombo",
        "thrombo_weights.csv.gz": "test_robustness.test_smaa_thrombo",
    },
    "spc": {
        "ae_attendances_NHSRdatasets.csv": "test_conformance.test_spc_real_series",
        "nhsrplotthedots_reference_runs.json": "test_control_chart.test_spc_reference_run",
        "nhsrplotthedots_rule_vectors.json": "test_conformance.test_spc_rule_vectors",
    },
}


@pytest.mark.parametrize("topic", OURS)
def test_every_file_has_its_test(topic: str) -> None:
    folder = shared("conformance", topic)
    assert {path.name for path in folder.iterdir()} - {"README.md"} == set(OURS[topic])
    for named in OURS[topic].values():
        module, function = named.split(".")
        assert hasattr(importlib.import_module(f"tests.methods.{module}"), function), named


def read(*parts: str) -> Any:
    return json.loads(shared("conformance", *parts).read_text())


# Multi-criteria methods that this project does not offer: only the weighted sum, whose score a panel can add up.
NOT_OURS = {
    "test_CoCoSo", "test_CODAS_lisco", "test_CODAS_libya", "test_CODAS_bakir_atalik_2018", "test_CODAS_cloud_service",
    "test_CODAS_zavadaskas_turskis_2010", "test_edas_mobile_selection", "test_edas_notebook_selection",
    "test_edas_electric_motorcycles", "test_edas_tech_company", "test_RatioMOORA_kracka2010ranking",
    "test_ReferencePointMOORA_kracka2010ranking", "test_FullMultiplicativeForm_kracka2010ranking",
    "test_FullMultiplicativeForm_only_minimize", "test_FullMultiplicativeForm_only_maximize",
    "test_MultiMOORA_kracka2010ranking", "test_OCRA_hotels", "test_SimplifiedPROBID_Wang2021Original",
    "test_PROBID_Wang2021Original", "test_RootAssessmentMethod",
    "test_RootAssessmentMethod_sotoudehanvari2023138695", "test_WeightedProductModel",
    "test_WeightedProductModel_enwiki_1015567716", "test_SIMUS_munier24metodo", "test_reference_example_a",
    "test_reference_example_b", "test_TOPSIS", "test_TOPSIS_tzeng2011multiple", "test_VIKOR", "test_VIKOR_tied",
}  # fmt: skip


def test_mcda_scikit_criteria_cases_are_ours_or_named() -> None:
    cases = {case["test"] for case in read("mcda", "scikit_criteria_agg_tests.json")}
    assert cases - NOT_OURS == {"test_WeightedSumModel", "test_WeightedSumModel_kracka2010ranking"}
    assert cases >= NOT_OURS


def test_mcda_pymcdm_ways_of_scaling() -> None:
    """Scaling of raw measures is not ours: marks come on one scale. The cases are for comparison only."""
    assert {case["cls"] for case in read("mcda", "pymcdm_test_normalizations.json")} == {
        "TestEANormalization", "TestLinearNormalization", "TestLogarithmicNormalization", "TestMaxNormalization",
        "TestMinmaxNormalization", "TestNonlinearNormalization", "TestSumNormalization", "TestVectorNormalization",
        "TestZTNormalization", "TestZTNormalization2",
    }  # fmt: skip


def test_agreement_cases_are_ours_or_named() -> None:
    not_ours = {"agree_video"}  # plain percentage agreement, which says nothing of chance
    assert set(read("agreement", "irr_expected.json")) - not_ours == {
        "kendall_anxiety", "kendall_anxiety_uncorrected", "kendall_video", "icc_anxiety_twoway_agreement_single",
        "icc_video", "icc_video_avg", "kappam_fleiss_diagnoses",
    }  # fmt: skip


def test_smaa_values_are_ours_or_named() -> None:
    not_ours = {"rank_entropy"}  # how mixed the whole ranking is, in bits: no panel asked for it
    inputs = {"alternatives", "criteria", "N"}
    assert set(read("smaa", "thrombo_expected.json")) - not_ours - inputs == {
        "rank_acceptability", "central_weights", "confidence_factors", "pairwise_winning_index",
    }  # fmt: skip


def test_phe_indicators_package_data() -> None:
    """Rates and expectancies by group, published with their limits, and names of quantiles: nothing to recompute."""
    published = Table("pkgdata_DSR_data.csv")
    assert (published.numbers("lowercl") < published.numbers("value")).all()
    assert (published.numbers("value") < published.numbers("uppercl")).all()
    assert len(Table("pkgdata_LE_data.csv.gz").rows) > 1_000
    assert Table("qnames.csv").numbers("quantiles").tolist() == [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20]


def test_phe_indicators_prevalence() -> None:
    from quadrant.methods.rates import proportion

    table = Table("pkgdata_prevalence_data.csv")
    found = proportion(table.numbers("Count"), table.numbers("Measured"), 100)
    assert found.value == pytest.approx(table.numbers("Rate"), rel=1e-9)
    assert found.lower == pytest.approx(table.numbers("LCL"), rel=1e-9)
    assert found.upper == pytest.approx(table.numbers("UCL"), rel=1e-9)


def test_spc_real_series() -> None:
    """The whole file of real monthly figures charts without a refusal; its reference runs are tested one by one."""
    import csv

    series: dict[tuple[str, str], list[float]] = {}
    with shared("conformance", "spc", "ae_attendances_NHSRdatasets.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            series.setdefault((row["org_code"], row["type"]), []).append(float(row["attendances"]))
    for values in series.values():
        chart = xmr(values)
        assert (chart.lower <= chart.centre).all()
        assert (chart.special == (chart.outside | chart.shift | chart.trend | chart.two_of_three)).all()


BEFORE = [1.0, -1.0] * 6  # mean 0, moving ranges of 2: limits at 5.32, two thirds of the way at 3.55


def spread_back(ends: list[int]) -> list[bool]:
    """The reference marks where a run of seven is complete; ours marks the whole run."""
    return [any(ends[at : at + 7]) for at in range(len(ends))]


def test_spc_rule_vectors() -> None:
    vectors = read("spc", "nhsrplotthedots_rule_vectors.json")
    assert set(vectors) == {
        "source", "seven_point_one_side_mean", "part_of_seven_trend", "seven_point_trend", "two_in_three",
        "part_of_two_in_three", "assurance", "constants",
    }  # fmt: skip
    for sides, ends in vectors["seven_point_one_side_mean"]:
        before = BEFORE if not sides or sides[0] > 0 else BEFORE[::-1]
        chart = xmr([*before, *sides], fix_after=len(before))
        assert chart.shift[len(before) :].tolist() == spread_back(ends)
    for ends, whole in vectors["part_of_seven_trend"]:
        assert spread_back([abs(end) for end in ends])[: len(whole)] == [bool(each) for each in whole] or not any(ends)
    for series, ends in vectors["seven_point_trend"]:
        if series:
            assert xmr(series).trend.tolist() == spread_back(ends)
    for case in vectors["part_of_two_in_three"]:
        before = BEFORE if case["rel"][0] > 0 else BEFORE[::-1]
        values = [side * (4.0 if close else 0.5) for side, close in zip(case["rel"], case["close"], strict=True)]
        chart = xmr([*before, *values], fix_after=len(before))
        assert chart.two_of_three[len(before) :].tolist() == [bool(each) for each in case["expected"]], case
    for case in vectors["two_in_three"]:  # which points any such three take in: ours marks the close ones among them
        before = BEFORE if case["rel"][0] > 0 else BEFORE[::-1]
        values = [side * (4.0 if close else 0.5) for side, close in zip(case["rel"], case["close"], strict=True)]
        found = xmr([*before, *values], fix_after=len(before)).two_of_three[len(before) :]
        assert found.tolist() == [
            bool(each and close) for each, close in zip(case["expected"], case["close"], strict=True)
        ], case
