"""GCT-297: dated terms stand in today's words; an administrator sets own words, and every screen follows."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.cycle.framework.loader import SHIPPED
from quadrant.cycle.models import OwnWord
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.conftest import TODAY
from tests.factories.cycle import cycle, framework
from tests.factories.partnership import known
from tests.web.telling import page, words

OWN = "strategy for children"
TODAY_SAYS = "children&#39;s plan"


@pytest.fixture
def ada(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(known("Ada of Ardlebury"))
    for key in SHIPPED:
        framework(key)
    return client


def _set(client: Client, word: str, key: str = "cypp") -> None:
    kept = client.post(f"/ardlebury/frameworks/words/{key}/", {"word": word}, follow=True)
    assert f"Your screens say “{word or TODAY_SAYS}” from now on." in kept.content.decode()


def test_the_vocabulary_ships_with_each_documents_terms_and_todays_words(ada: Client) -> None:
    listed = words(page(ada, "frameworks/words/?size=100"))
    for then, now in (("CRB", "DBS"), ("LSCB", "safeguarding partners"), ("CAF", "early help assessment")):
        assert f"{then} Today {now} Here –" in listed
    tab = words(page(ada, f"frameworks/{framework('gateshead-2010').pk}/?tab=words"))
    assert "CRB Today DBS Here –" in tab
    assert "PCT Today integrated care board Here –" in tab


def test_changing_a_term_is_followed_by_every_screen_of_frameworks_and_cycles(ada: Client) -> None:
    number, running = framework("cypsp-2006").pk, cycle(key="cypsp-2006")
    screens = (
        f"frameworks/{number}/",
        f"cycles/{running.pk}/steps/1/",
        f"frameworks/{framework('gateshead-2010').pk}/?tab=people",
        f"frameworks/{framework('gateshead-2010').pk}/?tab=standards",
    )
    assert [OWN in page(ada, screen) for screen in screens] == [False] * 4
    _set(ada, OWN)
    assert [OWN in page(ada, screen) for screen in screens] == [True] * 4
    assert "children's plan" not in page(ada, screens[0])
    told = words(page(ada, f"cycles/{running.pk}/steps/1/"))
    assert f"{OWN} (in the document: Children and Young People's Plan, CYPP, Changing Lives)" in told
    tab = words(page(ada, f"frameworks/{number}/?tab=words"))
    assert f"Children and Young People's Plan, CYPP, Changing Lives Today children's plan Here {OWN}" in tab


def test_the_file_and_what_a_new_version_changes_stay_as_they_were_written(ada: Client) -> None:
    version = framework("cypsp-2006")
    _set(ada, OWN)
    assert OWN not in ada.get(f"/ardlebury/frameworks/{version.pk}/file/").content.decode()
    version.refresh_from_db()
    assert version.fingerprint == framework("cypsp-2006").fingerprint


def test_each_change_is_an_act_with_its_history_and_an_empty_word_returns_to_todays(ada: Client) -> None:
    running = cycle(key="cypsp-2006")
    _set(ada, OWN)
    _set(ada, "")
    kept = OwnWord.objects.get()
    assert kept.word == ""
    assert OWN not in page(ada, f"cycles/{running.pk}/steps/1/")
    history = words(page(ada, f"history/cycle_ownword/{kept.pk}/"))
    assert history.count("Own word set") == 2
    assert OWN in history
    assert "Ada of Ardlebury" in history


def test_another_partnership_keeps_its_own_words(ada: Client, withenshire: Partnership) -> None:
    _set(ada, OWN)
    with within(withenshire, on=TODAY):
        ada.force_login(known("Ada of Withenshire"))
        number = framework("cypsp-2006").pk
        assert OWN not in ada.get(f"/withenshire/frameworks/{number}/").content.decode()
        assert "children&#39;s plan" in ada.get(f"/withenshire/frameworks/{number}/").content.decode()


def test_only_an_administrator_sets_words_and_only_for_terms_that_there_are(ada: Client) -> None:
    assert ada.get("/ardlebury/frameworks/words/no-such-term/").status_code == 404
    too_long = ada.post("/ardlebury/frameworks/words/crb/", {"word": "x" * 81}).content.decode()
    assert "x" * 81 in too_long
    cycle(key="hsp-2009")  # Clara comes to be a commissioner
    ada.force_login(known("Clara"))
    assert "/frameworks/words/crb/" not in page(ada, "frameworks/words/?size=100")
    assert ada.post("/ardlebury/frameworks/words/crb/", {"word": "vetting"}).status_code == 404
    assert not OwnWord.objects.exists()
