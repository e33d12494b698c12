"""The library shows all five; each page tells the framework whole; an own version is previewed, kept, or refused."""

from __future__ import annotations

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.cycle.commands import move_cycle, upload_framework
from quadrant.cycle.framework.loader import SHIPPED, shipped_text
from quadrant.cycle.models import FrameworkVersion
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW, cycle, framework
from tests.factories.partnership import known, person
from tests.web.telling import words


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(person("Clara", Role.COMMISSIONER))
    for key in SHIPPED:
        framework(key)
    return client


def test_the_library_shows_the_five(clara: Client) -> None:
    page = clara.get("/ardlebury/frameworks/").content.decode()
    for shape in ("10 steps in 4 phases", "12 steps in 4 phases", "7 steps in 4 phases", "9 steps in 4 phases"):
        assert shape in page
    assert page.count("Shipped with Quadrant") == 5


@pytest.mark.parametrize("key", SHIPPED)
def test_every_tab_of_every_framework_renders(clara: Client, key: str) -> None:
    number = FrameworkVersion.objects.get(key=key).pk
    first = clara.get(f"/ardlebury/frameworks/{number}/")
    tabs = {part.split('"')[0] for part in first.content.decode().split("?tab=")[1:]}
    assert {"steps", "people", "notes"} <= tabs
    for tab in tabs:
        assert clara.get(f"/ardlebury/frameworks/{number}/?tab={tab}").status_code == 200
    assert clara.get(f"/ardlebury/frameworks/{number}/calendar/").status_code == 200
    assert clara.get(f"/ardlebury/frameworks/{number}/file/").content.decode() == shipped_text(key)


def test_the_crosswalk_side_by_side(clara: Client) -> None:
    page = clara.get("/ardlebury/frameworks/side-by-side/").content.decode()
    for phase in ("Analyse", "Plan", "Do", "Review"):
        assert f">{phase}</th>" in page
    assert "No step of its own" in page  # Herefordshire has no phase in Do


def test_an_own_version_is_previewed_with_what_changes_and_for_which_cycles_then_kept(clara: Client) -> None:
    running = cycle("Parking review", key="hsp-2009", by=known("Clara"))
    text = shipped_text("hsp-2009").replace("version: 1", "version: 2", 1).replace("Understand needs", "Know the needs")
    sent = clara.post("/ardlebury/frameworks/upload/", {"file": SimpleUploadedFile("own.yaml", text.encode())})
    page = sent.content.decode()
    assert "Check what changes" in page
    assert "Know the needs" in page
    assert "Parking review" in page
    assert FrameworkVersion.objects.filter(key="hsp-2009").count() == 1

    hidden = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("name", "content")}
    kept = clara.post("/ardlebury/frameworks/upload/", hidden)
    assert kept.status_code == 302
    assert FrameworkVersion.objects.filter(key="hsp-2009").count() == 2
    running.refresh_from_db()
    assert running.framework.version == 1


def test_a_bad_file_is_refused_with_its_lines(clara: Client) -> None:
    text = shipped_text("herefordshire-2009").replace('weight: "50"', 'weight: "49.5"', 1)
    sent = clara.post("/ardlebury/frameworks/upload/", {"file": SimpleUploadedFile("own.yaml", text.encode())})
    page = sent.content.decode()
    assert "own.yaml line " in page
    assert "99.5, must be 100" in page
    assert not FrameworkVersion.objects.exclude(partnership=None).exists()


def test_a_version_that_is_kept_already_is_refused_before_anything_is_previewed(clara: Client) -> None:
    own = SimpleUploadedFile("own.yaml", shipped_text("hsp-2009").encode())
    page = clara.post("/ardlebury/frameworks/upload/", {"file": own}).content.decode()
    assert "Version 1 of &#39;hsp-2009&#39; is already kept. Set &#39;version: 2&#39; in the file." in page
    assert "Check what changes" not in page


def test_a_file_with_very_many_problems_is_told_by_its_first_fifty(clara: Client) -> None:
    lines = "".join(f"- odd {number}\n" for number in range(300))
    sent = SimpleUploadedFile("own.yaml", f"phases:\n{lines}".encode())
    page = clara.post("/ardlebury/frameworks/upload/", {"file": sent}).content.decode()
    assert "phase 40 of &#39;phases&#39;" in page
    assert "phase 60 of &#39;phases&#39;" not in page
    assert "… and 258 more like these" in page


def test_somebody_kept_the_version_first_so_the_file_is_asked_for_again(clara: Client) -> None:
    text = shipped_text("hsp-2009").replace("version: 1", "version: 2", 1).encode()
    confirmed = {"name": "own.yaml", "content": base64.b64encode(text).decode()}
    assert clara.post("/ardlebury/frameworks/upload/", confirmed).status_code == 302
    again = clara.post("/ardlebury/frameworks/upload/", confirmed)
    page = again.content.decode()
    assert again.status_code == 409
    assert "Version 2 of &#39;hsp-2009&#39; is already kept." in page
    assert 'type="file"' in page
    broken = clara.post("/ardlebury/frameworks/upload/", {"name": "own.yaml", "content": "%%%"}).content.decode()
    assert "The file did not come back whole. Choose it again." in broken
    assert FrameworkVersion.objects.filter(key="hsp-2009").count() == 2


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "The submitted file is empty."),
        (b"x: " + b"a" * 10_000_000, "The file is larger than 1 MB"),
        (b"\x89PNG\r\n\x1a\n", "is not UTF-8 text; save the file as UTF-8"),
        ("key: é".encode("utf-16"), "is not UTF-8 text; save the file as UTF-8"),
        (b"a: &a [x]\nb: [*a, *a]\n", "the alias *a is not allowed; write the lines out"),
        (b"key: !!python/object/apply:os.system ['true']\n", "os.system is not allowed"),
        (b"a: " + b"[" * 5000, "lies more than 30 levels deep"),
    ],
)
def test_a_hostile_file_is_refused_on_the_page(clara: Client, sent: bytes, said: str) -> None:
    answer = clara.post("/ardlebury/frameworks/upload/", {"file": SimpleUploadedFile("own.yaml", sent)})
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_only_who_may_start_a_cycle_is_offered_it(clara: Client) -> None:
    number = FrameworkVersion.objects.get(key="hsp-2009").pk
    assert f"cycles/new/?framework={number}" in clara.get(f"/ardlebury/frameworks/{number}/").content.decode()
    clara.force_login(person("Anna", Role.ANALYST))
    assert "cycles/new/" not in clara.get(f"/ardlebury/frameworks/{number}/").content.decode()


def test_an_analyst_may_not_upload(ardlebury: Partnership, client: Client) -> None:
    client.force_login(person("Anna", Role.ANALYST))
    assert client.get("/ardlebury/frameworks/").status_code == 200
    assert client.get("/ardlebury/frameworks/upload/").status_code == 404


def test_the_year_shows_what_belongs_to_it_and_says_what_counts_from_a_start(clara: Client) -> None:
    number = FrameworkVersion.objects.get(key="haringey-policy-2010").pk
    for starts in (2026, 2028):
        year = words(clara.get(f"/ardlebury/frameworks/{number}/calendar/?year={starts}").content.decode())
        assert "4 years after a cycle begins: Every service reviewed" in year
        assert "9 months after a cycle begins: Evaluation of the four pilot reviews" in year
        assert str(starts + 4) not in year
    twice = FrameworkVersion.objects.get(key="herefordshire-2009").pk
    year = words(clara.get(f"/ardlebury/frameworks/{twice}/calendar/?year=2026").content.decode())
    held, counted = year.split("Reviews in 2026/27")[1].split("Reviews counted from the start of a cycle")
    assert "30 September 2026:" in held
    assert "31 March 2027:" in held
    assert "31 March 2026" not in held
    assert "1 year after a cycle begins: Annual strategic assessment" in counted


def test_a_card_says_how_many_cycles_run(clara: Client) -> None:
    cycle("Parking review", key="hsp-2009", by=known("Clara"))
    page = words(clara.get("/ardlebury/frameworks/").content.decode())
    assert page.count("1 cycle runs on it.") == 1
    assert page.count("No cycle runs on it.") == 4
    assert "of 9 steps done" not in page


def test_a_cycle_on_the_newest_version_is_told_of_no_other(clara: Client) -> None:
    text = shipped_text("hsp-2009").replace("version: 1", "version: 2", 1)
    newest = upload_framework(data=text.encode(), name="own.yaml", by=known("Clara"), at=NOW)
    old = cycle("Parking review", key="hsp-2009", by=known("Clara"))
    new = cycle("Short breaks", key="hsp-2009", by=known("Clara"))
    move_cycle(cycle=new, to=newest, why="To begin with", by=known("Clara"), at=NOW)
    told = "There is a newer version of this framework."
    assert told in clara.get(f"/ardlebury/cycles/{old.pk}/").content.decode()
    assert "Version 2: what changes" in clara.get(f"/ardlebury/cycles/{old.pk}/version/").content.decode()
    assert told not in clara.get(f"/ardlebury/cycles/{new.pk}/").content.decode()
    assert "There is no newer version" in clara.get(f"/ardlebury/cycles/{new.pk}/version/").content.decode()
