"""Rows of Herefordshire's 24 sub-questions: each is asked on a proposal, to be answered or said not to apply."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from quadrant.partnership.models import Partnership
from quadrant.plan.proposals.models import CallQuestion
from tests.factories.proposals import IN_TIME, applicant, call, draft
from tests.frameworks.reading_frameworks import read_shipped

SUB_QUESTIONS = (
    *("HFD-073", "HFD-074", "HFD-075", "HFD-077", "HFD-078", "HFD-079", "HFD-080", "HFD-082"),
    *("HFD-083", "HFD-084", "HFD-085", "HFD-087", "HFD-088", "HFD-090", "HFD-091", "HFD-092"),
    *("HFD-093", "HFD-095", "HFD-096", "HFD-097", "HFD-102", "HFD-103", "HFD-104", "HFD-105"),
)


@pytest.fixture(autouse=True)
def _in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """These pages are asked for while the call is open."""
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: IN_TIME)


def asked(row: str) -> str:
    """The words of the sub-question that cites this row."""
    (text,) = [
        part.text
        for group in read_shipped("herefordshire-2009").question_sets
        for question in group.questions
        for part in question.sub
        if row in part.cites
    ]
    return text


def test_every_sub_question_is_answered_or_said_not_to_apply_with_a_reason(
    ardlebury: Partnership, client: Client
) -> None:
    made = draft(call())
    client.force_login(applicant(made.organisation))
    pages = [client.get(f"/ardlebury/proposals/{made.pk}/questions/{place}/") for place in range(1, 11)]
    assert [answer.status_code for answer in pages] == [200] * 10
    shown = [" ".join(unescape(answer.content.decode()).split()) for answer in pages]
    for row in SUB_QUESTIONS:
        question = CallQuestion.objects.get(text=asked(row))
        (found,) = [page for page in shown if re.search(rf'name="reply_{question.pk}"', page)]
        assert asked(row) in found, row
        assert f'name="skip_{question.pk}"' in found, row
        assert "This does not apply: the text says why" in found, row
