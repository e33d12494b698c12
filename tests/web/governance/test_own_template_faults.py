"""A template that cannot be kept: each fault by its line, hostile files, names that are taken."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.audit.terms import Refusal
from quadrant.cycle.framework.problems import FrameworkRefused
from quadrant.governance.models import ReportTemplateVersion
from quadrant.governance.queries import read_template
from quadrant.partnership.models import Partnership
from tests.factories.partnership import administrator
from tests.factories.report_templates import BOARD, file, kept
from tests.web.telling import read, signed_in

NEW = "/ardlebury/report-templates/new/"


@pytest.fixture
def ada(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(FrameworkRefused) as refused:
        read_template(text.encode() if isinstance(text, str) else text, name="board.yaml")
    return [str(one) for one in refused.value.problems]


def test_each_fault_is_named_with_its_line_and_all_at_once(ada: Client) -> None:
    wrong = BOARD.replace("    title: What children told us\n", "").replace("section: need", "section: nead")
    wrong = (
        wrong.replace("may_be: none", "may_bee: none")
        .replace("meets_on", "meats_on")
        .replace("draws_on: needs", "draws_on: [pounds]")
    )
    assert faults(wrong) == [
        "board.yaml line 5: header field 2: there is no 'meats_on'; did you mean 'meets_on'?",
        "board.yaml line 10: part 3 says 'may_bee', which is not known here; did you mean 'may_be'?",
        "board.yaml line 11: part 4: there is no 'nead'; did you mean 'need'?",
        "board.yaml line 13: part 4: there is no 'pounds'",
    ]
    bare = BOARD.replace("    title: What children told us\n", "")
    assert faults(bare) == ["board.yaml line 9: part 3: 'own_1' is a section of one's own and has no title"]
    assert faults(BOARD.replace("key: health-board\n", "")) == ["board.yaml line 1: the template has no 'key'"]
    told = faults(BOARD.replace("key: health-board", "key: Health Board/../x"))
    assert told == ["board.yaml line 2: the template: 'Health Board/../x' must be lower-case words joined by hyphens"]
    assert "the template has no 'parts'" in faults("key: a\nname: A\nabout: A\nheader: []\n")[0]
    page = read(ada.post(NEW, {"file": file(wrong)}))
    assert "board.yaml line 11: part 4: there is no 'nead'; did you mean 'need'?" in page
    assert not ReportTemplateVersion.objects.exists()


def test_what_is_said_twice_is_named_with_the_line_of_the_first(ada: Client) -> None:
    again = BOARD + "  - section: purpose\n    may_be: none\n"
    assert faults(again) == ["board.yaml line 16: part 6: the section 'purpose' stands on line 7 already"]
    assert faults(BOARD.replace("[meeting, meets_on, title]", "[meeting, title, meeting]")) == [
        "board.yaml line 5: header field 3: 'meeting' stands on line 5 already"
    ]
    assert faults(BOARD + "key: other\n") == ["board.yaml line 16: 'key' is said twice; first on line 2"]
    assert "has its recommendations once" in faults(BOARD.replace("  - part: recommendations\n", ""))[0]


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [*{chr(97 + at)}, *{chr(97 + at)}]\n" for at in range(20)
)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (BOMB.encode(), "the anchor &a is not allowed"),
        (b"key: !!python/object/apply:os.system [ls]\n", "is not allowed"),
        (BOARD.encode("utf-16"), "is not UTF-8 text"),
        ("key: caf\u00e9\n".encode("latin-1"), "is not UTF-8 text"),
        (b"", "empty"),
        (b"# nothing\n", "the file is empty"),
        (b"- a\n- b\n", "must be a mapping"),
        (b"key: a\n---\nkey: b\n", "a second document begins"),
        (b"\tkey: a\n", "holds a tab"),
        (b"key: [a\n", "cannot be read as YAML"),
        (b"key: \x00\n", "control character"),
        (("[" * 500 + "]" * 500).encode(), "levels deep"),
        (("parts: " + "[" * 90_000).encode(), "levels deep"),
        (b"x" * 10_000_000, "larger than 100 kB"),
        (("parts:\n" + "  - zzz\n" * 9_000).encode(), "more like these"),
        (b"name: " + b"n" * 5_000 + b"\n", "at most 80 characters"),
        (b"__class__: x\nkey: a\n", "not known here"),
    ],
)
def test_hostile_files_are_refused_with_a_sentence_and_nothing_is_kept(ada: Client, sent: bytes, told: str) -> None:
    answer = ada.post(NEW, {"file": file(sent)})
    assert answer.status_code == 200
    assert told in read(answer)
    assert not ReportTemplateVersion.objects.exists()


def test_a_confirmation_is_checked_again(ada: Client) -> None:
    broken = ada.post(NEW, {"name": "x", "content": "@@@"})
    assert "The file did not come back whole" in read(broken)
    forged = ada.post(NEW, {"name": "x.yaml", "content": "a2V5OiBhCg=="})
    assert forged.status_code == 409
    assert "the template has no 'name'" in read(forged)
    assert not ReportTemplateVersion.objects.exists()


def test_a_key_or_name_that_is_taken_and_a_version_that_says_the_same_are_refused(ada: Client) -> None:
    kept()
    with pytest.raises(Refusal, match="It says the same as version 1"):
        kept(BOARD.replace("# Our health board's paper\n", ""))
    with pytest.raises(Refusal, match="The key “cabinet” is that of a template that comes with Quadrant"):
        kept(BOARD.replace("key: health-board", "key: cabinet"))
    with pytest.raises(Refusal, match="Another template is called “cabinet REPORT”"):
        kept(BOARD.replace("Health board paper", "cabinet REPORT").replace("health-board", "other"))
    with pytest.raises(Refusal, match="Another template is called “Health board paper”"):
        kept(BOARD.replace("health-board", "other"))
    assert ReportTemplateVersion.objects.count() == 1
