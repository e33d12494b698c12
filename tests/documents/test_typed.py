"""What people typed is made fit to print; what a font lacks is said in words."""

from __future__ import annotations

from quadrant.documents.typed import breakable, fit, in_words


def test_signs_that_a_file_refuses_are_gone_and_line_ends_are_one() -> None:
    assert fit("a\x00b\x0bc\r\nd\re\ud800\ufffe\U0001ffff\tf") == "ab\nc\nd\ne\tf"


def test_a_name_cannot_be_turned_round() -> None:
    assert fit("Harbour\u202eDoor\u202c \u2066x\u2069") == "HarbourDoor x"


def test_letters_and_their_marks_become_one() -> None:
    assert fit("Cafe\u0301") == "Café"


def test_only_words_longer_than_a_line_may_break() -> None:
    assert breakable(f"short {'w' * 65}") == f"short {'w' * 30}\u200b{'w' * 30}\u200b{'w' * 5}"
    assert breakable("w" * 30) == "w" * 30


def test_a_picture_is_said_by_name_and_what_joins_pictures_goes() -> None:
    assert in_words("Good 😀, 👩\u200d👧", frozenset("😀👩👧\u200d")) == "Good [grinning face], [woman][girl]"


def test_all_words_of_a_script_that_is_not_carried_whole_are_said_once() -> None:
    assert in_words("said پاکستان ہے twice", frozenset("ہے")) == "said [in Arabic] twice"
    assert in_words("汉字 and বাংলা ভাষা", frozenset("汉ব")) == "[in Chinese] and [in Bengali]"


def test_a_letter_of_our_own_script_is_said_alone() -> None:
    assert in_words("Aꜩb plain", frozenset("ꜩ")) == "A[latin small letter tz]b plain"


def test_what_is_carried_stays() -> None:
    assert in_words("مرحبا 😀", frozenset("ꜩ")) == "مرحبا 😀"
