"""Papers are taken by what is in them as well as by what they are called, and kept under names of our own."""

from __future__ import annotations

import io
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage

from quadrant.audit.terms import Refusal
from quadrant.partnership.keeping import opened
from quadrant.partnership.papers import LARGEST, LARGEST_YAML, keep_paper, plain_name
from tests.factories.attachments import CSV, PDF, PNG, packed, word_file

ODT = b"application/vnd.oasis.opendocument.text"


def taken(content: bytes, name: str) -> str:
    return keep_paper(io.BytesIO(content), name=name, partnership=1).kind.label


@pytest.mark.parametrize(
    ("content", "name", "label"),
    [
        (PDF, "Report.PDF", "PDF"),
        (word_file(), "brief.docx", "Word"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "costs.xlsx", "Excel"),
        (packed(mimetype=ODT), "brief.odt", "OpenDocument text"),
        (packed(mimetype=ODT.replace(b"text", b"spreadsheet")), "costs.ods", "OpenDocument spreadsheet"),
        (CSV, "costs.csv", "CSV"),
        ("£5m, says the council".encode("cp1252"), "note.txt", "Text"),
        (b"key: hsp-2009\nversion: 1\n", "framework.yml", "YAML"),
        (PNG, "map.png", "PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "map.jpeg", "JPEG picture"),
    ],
)
def test_the_kinds_that_are_taken(content: bytes, name: str, label: str) -> None:
    assert taken(content, name) == label


def photograph(tag: int) -> bytes:
    """The beginning of a JPEG whose Exif has one entry, of this tag."""
    entry = tag.to_bytes(2, "little") + b"\x04\0\x01\0\0\0\x1a\0\0\0"
    tiff = b"II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0"
    return b"\xff\xd8\xff\xe1\0\x2a" + b"Exif\0\0" + tiff


def test_a_photograph_is_taken_unless_it_says_where_it_was_made() -> None:
    assert taken(photograph(0x0110), "house.jpg") == "JPEG picture"
    with pytest.raises(Refusal, match="says where it was taken"):
        taken(photograph(0x8825), "house.jpg")


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"<svg onload='alert(1)'/>", "drawing.svg", "The file must be PDF, Word"),
        (b"MZ\x90", "setup.exe", "The file must be PDF, Word"),
        (PDF, "no ending", "and its name must end so"),
        (b"", "empty.pdf", "The file is empty"),
        (PDF, "report.docx", r"called \.docx and is not one"),
        (b"<html><script>alert(1)</script>", "page.pdf", r"called \.pdf and is not one"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "page.txt", "a web page or a drawing under another name"),
        (b"<svg xmlns='x'/>", "drawing.csv", "a web page or a drawing under another name"),
        (b"<html>", "picture.png", r"called \.png and is not one"),
        (b"a\0b", "note.txt", r"called \.txt and is not one"),
        (b"a: [1, 2", "framework.yaml", "not YAML that can be read"),
        (b"a: 1\n" + b"#" * LARGEST_YAML, "framework.yaml", "1 MB or smaller"),
        (b"PK\x03\x04 half a file", "costs.xlsx", "The file is damaged"),
        (packed("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "costs.xlsx", "carries macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "costs.xlsx", "protected by a password"),
        (packed("index.html"), "brief.docx", r"called \.docx and is not one"),
        (PDF + b" " * LARGEST, "report.pdf", "must be 20 MB or smaller"),
    ],
)
def test_what_is_not_taken_is_told_why(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        taken(content, name)
    assert refused.value.field == "file"


def test_a_name_loses_folders_marks_that_cannot_be_seen_and_what_no_file_may_be_called() -> None:
    assert plain_name("../../etc/passwd.pdf") == "passwd.pdf"
    assert plain_name("C:\\papers\\Costs.XLSX") == "Costs.xlsx"
    assert plain_name("in\r\nvoice\u202efdp.pdf\0") == "invoicefdp.pdf"
    assert plain_name("con.pdf") == "paper.pdf"
    assert plain_name("..") == "paper"
    assert plain_name(f"{'long ' * 60}.pdf") == f"{('long ' * 60)[:120]}.pdf"


def test_a_file_is_kept_by_its_digest_and_a_missing_or_altered_one_is_not_handed_out() -> None:
    content = CSV + b"Trust,5.188\n"
    kept = keep_paper(io.BytesIO(content), name="costs.csv", partnership=1).file
    assert (kept.digest, kept.size) == (sha256(content).hexdigest(), len(content))
    assert "costs" not in kept.stored
    found = opened(kept.stored, kept.digest)
    assert found is not None
    assert found.read() == content
    found.close()
    with default_storage.open(kept.stored, "ab") as file:
        file.write(b"altered")
    assert opened(kept.stored, kept.digest) is None
    default_storage.delete(kept.stored)
    assert opened(kept.stored, kept.digest) is None
