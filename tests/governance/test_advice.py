"""A legal comment cites advice being taken; what was advised is read by those it is for and hidden elsewhere."""

from __future__ import annotations

import pytest

from quadrant.audit.queries import acts_of, history_of, is_sealed
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import AdviceGiven, AdviceReader, LegalAdvice
from quadrant.governance.queries import advice_cited, advice_given, readers_of
from quadrant.governance.rules import may_read_advice
from quadrant.governance.terms import CitedAdvice, Consultee
from quadrant.partnership.commands import declare_interest, end_role
from quadrant.partnership.models import Partnership, RoleHolding
from quadrant.partnership.terms import InterestKind, Role
from tests.factories.attachments import PDF, cite, kept, legal_comment
from tests.factories.governance import draft, officer, proposer
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person

SECRET = "The award would be set aside."


def test_a_legal_comment_cites_advice_by_area_role_and_flag(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    made = cite(report)
    assert advice_cited(report) == (
        CitedAdvice(made.pk, "Children's transport", "Counsel in procurement law", True, NOW.date(), None),
    )
    with pytest.raises(Refusal, match="already cited"):
        cite(report)
    commands.end_advice(advice=made, by=officer(Consultee.LEGAL), at=NOW)
    assert advice_cited(report)[0].ended_on == NOW.date()
    with pytest.raises(Refusal, match="has ended already"):
        commands.end_advice(advice=made, by=officer(Consultee.LEGAL), at=NOW)


def test_only_a_legal_officer_cites_and_only_in_a_legal_comment(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    with pytest.raises(NotAllowed, match="Only a legal officer"):
        commands.cite_advice(comment=legal_comment(report), area="Transport", adviser="Counsel", by=proposer(), at=NOW)
    finance = commands.ask_comment(report=report, consultee=Consultee.FINANCE, by=proposer(), at=NOW)
    with pytest.raises(NotAllowed, match="Only a legal officer"):
        commands.cite_advice(comment=finance, area="Transport", adviser="Counsel", by=officer(Consultee.LEGAL), at=NOW)


def test_a_citation_says_area_and_role_and_not_of_a_day_to_come(ardlebury: Partnership) -> None:
    comment, lena = legal_comment(draft(body("Cabinet"))), officer(Consultee.LEGAL)
    with pytest.raises(Refusal, match="Say which service area"):
        commands.cite_advice(comment=comment, area=" ", adviser="Counsel", by=lena, at=NOW)
    with pytest.raises(Refusal, match="by role and not by name"):
        commands.cite_advice(comment=comment, area="Transport", adviser="", by=lena, at=NOW)
    tomorrow = NOW.date().replace(day=17)
    with pytest.raises(Refusal, match="since a day that has come"):
        commands.cite_advice(comment=comment, area="Transport", adviser="Counsel", since_on=tomorrow, by=lena, at=NOW)


def test_lbh_116_privileged_advice_is_read_by_legal_the_commissioner_who_asked_and_those_named(
    ardlebury: Partnership,
) -> None:
    chris, lena = known("Chris"), officer(Consultee.LEGAL)
    report = draft(body("Cabinet", chair=chris))
    advice = cite(report)
    commands.give_advice(advice=advice, text=SECRET, by=lena, at=NOW)
    others = [
        report.author, chris, administrator(), person("Mona", Role.MONITORING_OFFICER),
        person("Audrey", Role.AUDITOR), person("Clara", Role.COMMISSIONER), officer(Consultee.FINANCE),
    ]  # fmt: skip
    only_the_author = [True] + [False] * (len(others) - 1)
    assert [may_read_advice(one, advice) for one in others] == only_the_author
    assert [advice_given(advice, one) for one in others[1:]] == [()] * (len(others) - 1)
    assert [one.text for one in advice_given(advice, lena)] == [SECRET]
    commands.name_advice_readers(advice=advice, people=[report.author, chris], by=lena, at=NOW)
    assert [one.name for one in readers_of(advice)] == ["Chris", "Petra"]
    assert [may_read_advice(one, advice) for one in others] == [True, True, False, False, False, False, False]
    commands.name_advice_readers(advice=advice, people=[], by=lena, at=NOW)
    assert [may_read_advice(one, advice) for one in others] == only_the_author


def test_a_reader_who_must_leave_or_has_lost_every_role_reads_it_no_more(ardlebury: Partnership) -> None:
    door, lena, finn = organisation("Harbour Door"), officer(Consultee.LEGAL), officer(Consultee.FINANCE)
    advice = cite(draft(body("Cabinet"), organisations=[door]))
    commands.name_advice_readers(advice=advice, people=[finn, proposer()], by=lena, at=NOW)
    assert may_read_advice(finn, advice)
    trustee = InterestKind.OTHER_REGISTRABLE
    for somebody in (finn, lena):
        declare_interest(
            person=somebody, kind=trustee, nature="Trustee", organisation=door, from_on=LONG_AGO, by=somebody, at=NOW
        )
    assert not may_read_advice(finn, advice)
    officer_again = person("Linus", Role.LEGAL)
    with pytest.raises(Refusal, match="Finn has an interest in this and must leave for it"):
        commands.name_advice_readers(advice=advice, people=[finn], by=officer_again, at=NOW)
    with pytest.raises(NotAllowed, match="nobody whose interest makes them leave"):
        commands.give_advice(advice=advice, text=SECRET, by=lena, at=NOW)
    held = RoleHolding.objects.get(person=proposer())
    end_role(holding=held, to_on=NOW.date().replace(day=15), by=known("Ada of Ardlebury"), at=NOW)
    assert not may_read_advice(proposer(), advice)


def test_advice_that_is_not_privileged_is_read_by_whoever_sees_the_report(ardlebury: Partnership) -> None:
    advice = cite(draft(body("Cabinet")), privileged=False)
    assert may_read_advice(proposer(), advice)
    assert not may_read_advice(person("Audrey", Role.AUDITOR), advice)  # a draft is not an auditor's to see


def test_advice_is_words_or_a_file_and_the_same_file_once(ardlebury: Partnership) -> None:
    advice, lena = cite(draft(body("Cabinet"))), officer(Consultee.LEGAL)
    with pytest.raises(Refusal, match="Write what was advised, or attach it"):
        commands.give_advice(advice=advice, by=lena, at=NOW)
    commands.give_advice(advice=advice, paper=kept(PDF, "opinion.pdf"), by=lena, at=NOW)
    with pytest.raises(Refusal, match="already kept with the advice"):
        commands.give_advice(advice=advice, paper=kept(PDF, "opinion.pdf"), by=lena, at=NOW)
    assert [(one.file_name, one.kind, one.size) for one in advice_given(advice, lena)] == [
        ("opinion.pdf", "PDF", len(PDF))
    ]


def test_a_sealed_act_is_in_no_list_of_acts_and_in_no_history_but_its_own(ardlebury: Partnership) -> None:
    report, lena = draft(body("Cabinet")), officer(Consultee.LEGAL)
    advice = cite(report)
    before = acts_of(ardlebury.pk).count()
    seen = [len(history_of(one)) for one in (report, advice, advice.comment)]
    given = commands.give_advice(advice=advice, text=SECRET, by=lena, at=NOW)
    commands.name_advice_readers(advice=advice, people=[proposer()], by=lena, at=NOW)
    with pytest.raises(NotAllowed):
        commands.give_advice(advice=advice, text=SECRET, by=proposer(), at=NOW)
    assert acts_of(ardlebury.pk).count() == before
    assert [len(history_of(one)) for one in (report, advice, advice.comment)] == seen
    (own,) = history_of(given)
    assert SECRET not in str(own)
    assert [is_sealed(model) for model in (AdviceGiven, AdviceReader, LegalAdvice)] == [True, True, False]
