"""A framework version is put to the checklist that it brings for itself, and the result stays with that version."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.commands import keep_shipped_framework, upload_framework
from quadrant.cycle.models import FrameworkVersion
from quadrant.governance import commands
from quadrant.governance.commands import ItemAnswer
from quadrant.governance.models import ChecklistRun
from quadrant.governance.queries import check_of_version, checks_of_version
from quadrant.governance.terms import CheckAnswer
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.cycle import NOW
from tests.factories.partnership import found, known, person

KEY = "compact-framework"
PARTLY, NO = ("twelve-weeks", "several-years", "full-cost"), "payment-in-advance"


@pytest.fixture
def version(ardlebury: Partnership) -> FrameworkVersion:
    person("Clara", Role.COMMISSIONER)
    return keep_shipped_framework(key="hsp-2009", by=None, at=NOW)


def items(version: FrameworkVersion) -> list[str]:
    on = check_of_version(version.pk, KEY)
    assert on is not None
    return [line.item.key for line in on.lines]


def typed(keys: list[str]) -> dict[str, str]:
    """14 yes, 3 partly, 1 no, as a form would send them."""
    sent = dict.fromkeys(keys, "yes")
    for key, answer in (*((key, "partly") for key in PARTLY), (NO, "no")):
        owner = str(known("Clara").pk)
        sent |= {key: answer, f"{key}_reason": f"Not yet: {key}.", f"{key}_owner": owner}
    return sent


def test_hsp_042_the_version_shows_its_compact_check_the_date_and_the_exceptions(
    version: FrameworkVersion, client: Client
) -> None:
    client.force_login(known("Clara"))
    page = f"/ardlebury/frameworks/{version.pk}/"
    before = client.get(page).content.decode()
    assert "This version has not been put to it. 18 items." in before
    address = f"{page}checks/{KEY}/"
    assert address in before
    sent = client.post(address, typed(items(version)))
    assert (sent.status_code, sent["Location"]) == (302, f"{page}?tab=checklists")
    after = client.get(page).content.decode()
    assert "Answered for this version on 16 November 2026: 14 yes, 3 partly and 1 no." in after
    assert "The 4 exceptions" in after
    for key in (*PARTLY, NO):
        assert f"Not yet: {key}." in after
    assert "Clara sees to it." in after


def test_a_later_version_begins_unchecked_and_another_partnership_has_its_own_check(
    version: FrameworkVersion, client: Client
) -> None:
    clara = known("Clara")
    answers = [ItemAnswer(key, CheckAnswer.YES) for key in items(version)]
    commands.check_framework(version=version, checklist=KEY, answers=answers, by=clara, at=NOW)
    [on] = checks_of_version(version)
    assert (on.is_complete, on.counted[CheckAnswer.YES], on.exceptions) == (True, 18, [])
    text = version.text.replace("version: 1", "version: 2", 1)
    later = upload_framework(data=text.encode(), name="hsp-2009.yaml", by=clara, at=NOW)
    assert checks_of_version(later)[0].run is None
    with within(found("Withenshire"), on=NOW.date()):
        assert checks_of_version(version)[0].run is None
    assert ChecklistRun.objects.count() == 1


def test_reasons_are_asked_for_and_what_was_typed_stays(version: FrameworkVersion, client: Client) -> None:
    client.force_login(known("Clara"))
    address = f"/ardlebury/frameworks/{version.pk}/checks/{KEY}/"
    refused = client.post(address, {NO: "no", f"{NO}_owner": str(known("Clara").pk)})
    assert refused.status_code == 409
    assert "Say why the answer is not a plain yes." in refused.content.decode()
    client.post(address, {items(version)[0]: "yes"})
    told = client.get(f"/ardlebury/frameworks/{version.pk}/").content.decode()
    assert "1 of 18 items answered so far: 1 yes, 0 partly and 0 no." in told


def test_others_read_it_and_nobody_answers_a_checklist_of_a_cycle_here(
    version: FrameworkVersion, client: Client
) -> None:
    anna = person("Anna", Role.ANALYST)
    with pytest.raises(NotAllowed):
        commands.check_framework(
            version=version, checklist=KEY, answers=[ItemAnswer("full-cost", CheckAnswer.YES)], by=anna, at=NOW
        )
    with pytest.raises(Refusal, match="This framework has no such checklist for itself"):
        commands.check_framework(
            version=version, checklist="fit-check", answers=[ItemAnswer("strategic-fit", CheckAnswer.YES)],
            by=known("Clara"), at=NOW,
        )  # fmt: skip
    client.force_login(anna)
    page = client.get(f"/ardlebury/frameworks/{version.pk}/checks/{KEY}/").content.decode()
    assert ("Not answered yet" in page, "Save the answers" in page) == (True, False)
    assert client.get(f"/ardlebury/frameworks/{version.pk}/checks/fit-check/").status_code == 404
