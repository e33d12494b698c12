"""Terms of reference in versions: written, compared, reviewed, and remembered when a review is near."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.partnership import commands
from quadrant.partnership.commands import Wording
from quadrant.partnership.models import Body, Partnership, TermsOfReference, TermsReview
from quadrant.partnership.rules import forget_standing
from quadrant.partnership.terms import Role
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.web.telling import unspanned


def day(name: str, of: date) -> dict[str, str]:
    return {f"{name}_day": str(of.day), f"{name}_month": str(of.month), f"{name}_year": str(of.year)}


def written(of: Body, purpose: str, from_on: date, review_on: date | None = None, **parts: str) -> TermsOfReference:
    wording = Wording(purpose, **parts)
    return commands.write_terms(
        body=of, wording=wording, from_on=from_on, review_on=review_on, by=administrator(), at=NOW
    )


@pytest.fixture
def group(ardlebury: Partnership) -> Body:
    """The Working Group, which Wilma chairs."""
    made = body("Commissioning Working Group", chair=person("Wilma", Role.GROUP_MEMBER))
    forget_standing()
    return made


def test_hsp_012_the_version_its_review_date_and_a_reminder(group: Body, client: Client) -> None:
    client.force_login(known("Wilma"))
    page = f"/ardlebury/bodies/{group.pk}/"
    assert "None are in force" in client.get(page).content.decode()
    sent = client.post(
        f"{page}terms/new/",
        {
            "purpose": "To challenge each board as a peer.",
            "does_not": "It awards nothing.",
            **day("from_on", date(2025, 7, 1)),
            **day("review_on", date(2026, 12, 1)),
        },
    )
    assert (sent.status_code, sent["Location"]) == (302, f"{page}terms/")
    told = client.get(page).content.decode()
    assert "Version 1, from 1 July 2025" in told
    assert "To be reviewed by 1 December 2026." in told
    assert "It awards nothing." in told
    reminder = ("Review the terms of reference of Commissioning Working Group", date(2026, 12, 1), "body")
    for reminded in (known("Wilma"), administrator()):
        assert [(one.what, one.due_on, one.route) for one in waits_for(reminded, at=NOW)] == [reminder]
    assert waits_for(person("Clara", Role.COMMISSIONER), at=NOW) == []


def test_a_review_that_changes_nothing_is_recorded_and_the_next_one_is_due_later(group: Body, client: Client) -> None:
    terms = written(group, "To challenge.", date(2025, 7, 1), date(2026, 11, 1))
    client.force_login(known("Wilma"))
    assert "Overdue" in client.get(f"/ardlebury/bodies/{group.pk}/").content.decode()
    said = {
        "found": "Read by all three chairs.",
        **day("reviewed_on", date(2026, 11, 16)),
        **day("next_on", date(2027, 11, 16)),
    }
    sent = client.post(f"/ardlebury/terms-of-reference/{terms.pk}/review/", said)
    assert sent.status_code == 302
    [review] = TermsReview.objects.all()
    assert (review.terms_id, review.next_on, review.recorded_by) == (terms.pk, date(2027, 11, 16), known("Wilma"))
    assert waits_for(known("Wilma"), at=NOW) == []
    told = client.get(f"/ardlebury/bodies/{group.pk}/terms/").content.decode()
    assert "Version 1 reviewed, nothing changed" in told
    assert "Read by all three chairs. Next review by 16 November 2027" in told
    again = client.post(f"/ardlebury/terms-of-reference/{terms.pk}/review/", said)
    assert again.status_code == 409
    assert "A review of that day is already recorded." in again.content.decode()
    assert "Read by all three chairs." in again.content.decode()


def test_earlier_versions_are_read_and_two_are_set_side_by_side(group: Body, client: Client) -> None:
    first = written(group, "To challenge intentions.", date(2024, 1, 8))
    written(group, "To challenge intentions and budgets.", date(2025, 7, 1))
    written(group, "Only to advise.", date(2027, 4, 1))
    client.force_login(person("Clara", Role.COMMISSIONER))
    told = client.get(f"/ardlebury/bodies/{group.pk}/").content.decode()
    assert "Version 2, from 1 July 2025" in told
    assert "Version 3 holds from 1 April 2027." in told
    old = client.get(f"/ardlebury/terms-of-reference/{first.pk}/").content.decode()
    assert "From 8 January 2024 until 30 June 2025" in old
    beside = client.get(f"/ardlebury/bodies/{group.pk}/terms/?earlier=2&later=1").content.decode()
    assert "Version 1 beside version 2" in beside
    assert "<del>[taken out: intentions.]</del>" in unspanned(beside)
    assert "<ins>[put in: intentions and budgets.]</ins>" in unspanned(beside)
    assert client.get(f"/ardlebury/bodies/{group.pk}/terms/?earlier=x&later=9").status_code == 200


def test_a_version_holds_later_than_the_last_and_only_keepers_write_it(group: Body, client: Client) -> None:
    terms = written(group, "To challenge.", date(2025, 7, 1))
    with pytest.raises(Refusal, match="holds from a later day than the one before it"):
        written(group, "To decide.", date(2025, 7, 1))
    clara = person("Clara", Role.COMMISSIONER)
    with pytest.raises(NotAllowed, match="Only the body’s chair or an administrator"):
        commands.write_terms(
            body=group, wording=Wording("Mine"), from_on=date(2026, 1, 1), review_on=None, by=clara, at=NOW
        )
    client.force_login(clara)
    assert client.get(f"/ardlebury/bodies/{group.pk}/terms/new/").status_code == 403
    assert client.get(f"/ardlebury/terms-of-reference/{terms.pk}/review/").status_code == 403
    client.force_login(administrator())
    typed = {"purpose": "To decide.", **day("from_on", date(2025, 1, 1)), **day("review_on", date(2026, 1, 1))}
    refused = client.post(f"/ardlebury/bodies/{group.pk}/terms/new/", typed)
    assert refused.status_code == 409
    assert "To decide." in refused.content.decode()


def test_a_text_from_before_versions_is_read_until_a_first_version_is_written(group: Body, client: Client) -> None:
    from quadrant.audit.guard import unrecorded

    with unrecorded("a row of an earlier release"):
        Body.objects.filter(pk=group.pk).update(terms_of_reference="To look ahead.")
    client.force_login(administrator())
    told = client.get(f"/ardlebury/bodies/{group.pk}/").content.decode()
    assert "As written before versions were kept" in told
    assert "To look ahead." in told
    assert "To look ahead." in client.get(f"/ardlebury/bodies/{group.pk}/terms/new/").content.decode()


@pytest.mark.parametrize("versions", [1, 3])
def test_the_pages_ask_as_many_questions_for_three_versions_as_for_one(
    group: Body, client: Client, versions: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(versions):
        written(group, f"Purpose {number}", date(2024 + number, 1, 1))
    client.force_login(administrator())
    client.get("/ardlebury/bodies/")
    with django_assert_max_num_queries(9):
        assert client.get(f"/ardlebury/bodies/{group.pk}/terms/").status_code == 200
