"""Evaluations of current providers are read for a needs assessment: each used, or set aside with a reason."""

from __future__ import annotations

from quadrant.partnership.models import Partnership
from quadrant.review.evaluation.models import EvaluationReading
from tests.factories import agreements as made
from tests.factories import cycle as cycles
from tests.factories import evaluation
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced
from tests.web.telling import signed_in


def test_gct_172_the_last_evaluation_of_each_provider_is_used_or_set_aside_before_sign_off(
    ardlebury: Partnership,
) -> None:
    agreement = made.signed()
    evaluation.concluded(agreement.cycle, agreement, title="The year before")
    last = evaluation.concluded(agreement.cycle, agreement, title="The year just gone")
    evaluation.written(agreement.cycle, agreement, title="Not concluded yet")
    anil = signed_in(analyst())
    paper = assessment(agreement.cycle, [evidenced(agreement.cycle)])
    page = f"/ardlebury/needs-assessments/{paper.pk}/"
    assert "1 evaluation is neither used nor set aside." in anil.get(page).content.decode()
    form = anil.get(f"{page}evaluations/").content.decode()
    assert "The year just gone" in form
    assert "The year before" not in form
    assert "Not concluded yet" not in form

    bare = anil.post(f"{page}evaluations/", {f"made_{last.pk}": "set_aside", f"why_{last.pk}": " "})
    assert (bare.status_code, "Say why it is set aside." in bare.content.decode()) == (409, True)
    said = {f"made_{last.pk}": "set_aside", f"why_{last.pk}": "It looked at another age group"}
    assert anil.post(f"{page}evaluations/", said).status_code == 302
    assert "The year just gone, set aside: It looked at another age group" in anil.get(page).content.decode()
    anil.post(f"{page}evaluations/", {f"made_{last.pk}": "used", f"why_{last.pk}": "Its third place is a gap"})
    reading = EvaluationReading.objects.get()
    assert (reading.used, reading.why) == (True, "Its third place is a gap")

    approved(paper, assessing_body())
    evaluation.concluded(agreement.cycle, agreement, title="After it was approved")
    final = anil.get(page).content.decode()
    assert "Its third place is a gap" in final
    assert "neither used nor set aside" not in final
    late = anil.post(f"{page}evaluations/", said)
    assert (late.status_code, "before its body, or final" in late.content.decode()) == (409, True)


def test_where_nothing_was_evaluated_the_page_says_so(ardlebury: Partnership) -> None:
    families = cycles.cycle()
    anil = signed_in(analyst())
    paper = assessment(families)
    form = anil.get(f"/ardlebury/needs-assessments/{paper.pk}/evaluations/").content.decode()
    assert "No agreement that runs today has been evaluated." in form
