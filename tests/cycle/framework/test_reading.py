"""A file that is not plain YAML text is refused before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.cycle.framework.loader import (
    FrameworkRefused,
    Problem,
    load_framework,
    load_framework_bytes,
    load_framework_file,
)
from tests.cycle.framework.files import SMALL, edited, refusal


def test_the_small_framework_is_read() -> None:
    framework = load_framework(SMALL, name="small.yaml")
    assert framework.key == "small-2026"
    assert [step.name for phase in framework.phases for step in phase.steps] == ["Understand needs", "Choose proposals"]


def test_texts_stay_as_typed() -> None:
    """`no` is not false, 1.10 keeps its nought, a date stays text."""
    activity = "            name: Gather figures\n"
    text = edited((activity, "            name: no\n            code: 1.10\n            guidance: 2007-01-31\n"))
    item = load_framework(text, name="small.yaml").phases[0].steps[0].activities[0]
    assert (item.name, item.code, item.guidance) == ("no", "1.10", "2007-01-31")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["line 1: the file is empty"]),
        ("- key: a\n", ["line 1: the file must be a mapping (name: value), not a list or a bare text"]),
        ("just words\n", ["line 1: the file must be a mapping (name: value), not a list or a bare text"]),
        ("key: a\n\ttitle: b\ntitle:\tc\n", ["line 2: holds a tab; use spaces", "line 3: holds a tab; use spaces"]),
        (
            "key: a\ntitle: one: two\n",
            [
                (
                    "line 2: cannot be read as YAML at column 11: check the indentation, and put a text that holds "
                    '": " or " #" in quotation marks'
                )
            ],
        ),
        ("key: a\ntitle: b\x07c\n", ["line 2: holds a control character that YAML does not allow"]),
    ],
)
def test_what_is_not_a_plain_mapping_is_refused(text: str, said: list[str]) -> None:
    assert refusal(text) == said


def test_a_control_character_written_as_an_escape_is_refused_too() -> None:
    text = edited(("title: A small framework", 'title: "A small\\0 framework"'))
    assert refusal(text) == ["line 4: holds a control character; write plain text"]


def test_a_name_said_twice_is_refused_with_both_lines() -> None:
    text = edited(("publisher: Withenshire Partnership\n", "publisher: Withenshire Partnership\ntitle: Another\n"))
    assert refusal(text) == ["line 6: 'title' is said twice; first on line 4"]


def test_every_form_of_reference_inside_yaml_is_refused() -> None:
    text = edited(
        ("title: A small framework", "title: &name A small framework"),
        ("publisher: Withenshire Partnership", "publisher: *name"),
        ("published: November 2026", "published: !!str 2026"),
    )
    assert refusal(text) == [
        "line 4: the anchor &name is not allowed; write the lines out",
        "line 5: the alias *name is not allowed; write the lines out",
        "line 5: the framework: 'publisher' is empty, must be text",
        "line 6: the tag tag:yaml.org,2002:str is not allowed",
    ]


def test_a_bomb_of_aliases_costs_nothing() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    said = refusal("\n".join(lines))
    assert said[0] == "line 1: the anchor &a0 is not allowed; write the lines out"
    assert "line 30: the alias *a28 is not allowed; write the lines out" in said


def test_a_very_deep_file_is_refused() -> None:
    assert refusal("a: " + "[" * 400 + "]" * 400) == ["line 1: lies more than 30 levels deep"]


def test_a_second_document_is_refused() -> None:
    assert "line 112: a second document begins; a file holds one document" in refusal(SMALL + "---\nkey: other\n")


def test_a_file_over_a_megabyte_is_refused() -> None:
    assert refusal("# " + "a" * 1_000_000) == ["line 1: the file is larger than 1 MB"]
    with pytest.raises(FrameworkRefused, match=r"big\.yaml line 1: the file is larger than 1 MB"):
        load_framework_bytes(b"#" * 1_000_001, name="big.yaml")


def test_a_file_in_another_encoding_is_refused_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(SMALL.replace("A small framework", "A café's framework").encode("latin-1"))
    with pytest.raises(FrameworkRefused) as refused:
        load_framework_file(path)
    assert str(refused.value) == "latin.yaml line 4: is not UTF-8 text; save the file as UTF-8"


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter() -> None:
    data = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert load_framework_bytes(data, name="small.yaml") == load_framework(SMALL, name="small.yaml")


@given(st.binary(max_size=300))
def test_any_bytes_are_either_read_or_refused(data: bytes) -> None:
    with pytest.raises(FrameworkRefused) as refused:
        load_framework_bytes(data, name="any.yaml")
    assert refused.value.problems


@given(st.integers(min_value=0, max_value=len(SMALL) - 1), st.sampled_from("\x00{}[]&*!|>'\"%@`:#-,\n 9é\ud800"))
def test_a_small_framework_with_one_character_changed_never_breaks_the_loader(at: int, character: str) -> None:
    text = SMALL[:at] + character + SMALL[at + 1 :]
    assert {problem.line for problem in _problems(text)} <= set(range(1, text.count("\n") + 3))


def _problems(text: str) -> tuple[Problem, ...]:
    try:
        load_framework(text, name="small.yaml")
    except FrameworkRefused as refused:
        return refused.problems
    return ()
