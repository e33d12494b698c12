"""Two of a provider's people send the same period's return at once: one is sent, the other shown what was."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.partnership.within import within
from quadrant.review.performance import commands
from quadrant.review.performance.models import KpiReturn
from tests.conftest import TODAY
from tests.factories import agreements as made
from tests.factories import performance
from tests.factories.partnership import found
from tests.together import needs_a_server, together

OCTOBER = date(2026, 10, 1)


@pytest.mark.django_db(transaction=True)
def test_one_return_for_one_period_and_one_answer_to_it() -> None:
    needs_a_server()
    place = found("Ardlebury")
    with within(place, on=TODAY):
        kpi = made.kpi(made.signed(terms=made.terms(starts_on=OCTOBER)))
        by, drew = made.reporter(kpi.agreement.provider), made.manager()

    def send(counted: int) -> KpiReturn:
        figures = performance.of(counted, 20)
        return commands.send_return(kpi=kpi, period_on=OCTOBER, figures=figures, after=0, by=by, at=made.NOW)

    said = together(place, lambda: send(17), lambda: send(16), lambda: send(15))
    sentence = (
        "Reporter of Harbour has sent this return meanwhile. Send yours only if it corrects that one, and say what."
    )
    assert said == [sentence, sentence, "done"]
    with within(place, on=TODAY):
        [sent] = KpiReturn.objects.whole()
    said = together(place, *[lambda: commands.accept_return(sent=sent, by=drew, at=made.NOW)] * 3)
    assert said == ["This return was already accepted."] * 2 + ["done"]
