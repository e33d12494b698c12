"""Returns and waivers wait for the people whose turn it is, and for nobody else."""

from __future__ import annotations

from datetime import date

from quadrant.desk.waiting import waits_for
from quadrant.do.agreements.commands import propose_waiver
from quadrant.partnership.models import Partnership
from quadrant.review.performance.commands import query_return
from tests.factories import agreements as made
from tests.factories import performance
from tests.factories.agreements import NOW


def test_a_return_waits_for_the_provider_then_for_the_contract_manager_then_for_the_provider_again(
    ardlebury: Partnership,
) -> None:
    kpi = made.kpi(made.signed(terms=made.terms(starts_on=date(2026, 10, 1))))
    reporter, drew = made.reporter(kpi.agreement.provider), made.manager()

    def told(person: object) -> list[tuple[str, date | None]]:
        return [(one.what, one.due_on) for one in waits_for(person, at=NOW)]

    assert told(reporter) == [("Send “Goals met” for October 2026", date(2026, 11, 14))]
    assert told(drew) == []
    sent = performance.sent(kpi, date(2026, 10, 1), performance.of(17, 20))
    assert (told(reporter), told(drew)) == ([], [("Accept or query 1 return", None)])
    query_return(sent=sent, question="Why so few?", by=drew, at=NOW)
    assert (told(reporter), told(drew)) == ([("Answer about “Goals met” for October 2026", None)], [])


def test_a_waiver_waits_for_a_commissioner_who_did_not_ask_for_it(ardlebury: Partnership) -> None:
    agreement = made.meets(made.draft(made.running(key="gateshead-2010")), but=["compliance"])
    until = date(2027, 2, 14)
    clara, bea = made.commissioner(), made.second_commissioner()
    propose_waiver(agreement=agreement, standard="compliance", reason="Under way", until=until, by=clara, at=NOW)
    assert [one.what for one in waits_for(bea, at=NOW)] == ["Waiver of standard 9, Compliance"]
    assert waits_for(clara, at=NOW) == []
