"""Papers that people attach: which kinds are taken, told by what is in a file as well as by what it is called."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

import yaml

from quadrant.audit.terms import Refusal, insist
from quadrant.partnership.keeping import CHUNK, KeptFile, keep

LARGEST = 20_000_000
LARGEST_YAML = 1_000_000
LARGEST_UNPACKED = 500_000_000
LONGEST_NAME = 120
LONGEST_EXIF = 128_000
GPS = 0x8825


@dataclass(frozen=True)
class PaperKind:
    """A kind of file: its usual ending, what people call it, how a browser is told."""

    ending: str
    label: str
    media_type: str


KINDS = {
    kind.ending: kind
    for kind in (
        PaperKind("pdf", "PDF", "application/pdf"),
        PaperKind("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        PaperKind("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PaperKind("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text"),
        PaperKind("ods", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
        PaperKind("csv", "CSV", "text/csv; charset=utf-8"),
        PaperKind("txt", "Text", "text/plain; charset=utf-8"),
        PaperKind("yaml", "YAML", "application/yaml"),
        PaperKind("png", "PNG picture", "image/png"),
        PaperKind("jpg", "JPEG picture", "image/jpeg"),
    )
}
SAME = {"jpeg": "jpg", "yml": "yaml"}
TAKEN = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), CSV, text, YAML, PNG or JPEG"
OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
# Names that Windows keeps for its own.
KEPT_BY_WINDOWS = {"con", "prn", "aux", "nul"}
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXTS = frozenset({"csv", "txt", "yaml"})
# How a web page, a drawing or a script begins: a browser that guesses could run it.
PAGES = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"<head", b"<body")


@dataclass(frozen=True)
class KeptPaper:
    """A file that was taken: as it was called, of which kind, and where it is kept under a name of our own."""

    name: str
    kind: PaperKind
    file: KeptFile


def keep_paper(file: BinaryIO, *, name: str, partnership: int) -> KeptPaper:
    """Keep a file of a kind that is taken; a `Refusal` says what is wrong with any other."""
    called = plain_name(name)
    kind = kind_of(file, name=called)
    file.seek(0)
    return KeptPaper(called, kind, keep(_chunks(file), partnership=partnership))


def keep_text(text: str, *, name: str, partnership: int) -> KeptPaper:
    """Keep a text that is made here, such as a framework's file."""
    return keep_paper(io.BytesIO(text.encode()), name=name, partnership=partnership)


def kind_of(file: BinaryIO, *, name: str) -> PaperKind:
    """The kind that the file's ending says and its content is; refused where the two differ."""
    ending = PurePosixPath(name).suffix.removeprefix(".").lower()
    kind = KINDS.get(SAME.get(ending, ending))
    if kind is None:
        raise Refusal(f"The file must be {TAKEN}, and its name must end so.", field="file")
    size = file.seek(0, 2)
    insist(size > 0, "The file is empty. Save it again and choose it anew.", field="file")
    insist(size <= LARGEST, f"The file must be {LARGEST // 1_000_000} MB or smaller.", field="file")
    file.seek(0)
    found = _found(file, file.read(1024), kind.ending)
    insist(found == kind.ending, f"The file is called .{ending} and is not one: it may be damaged.", field="file")
    return kind


def _found(file: BinaryIO, start: bytes, said: str) -> str:
    """The ending that the content asks for; "" for what is not taken."""
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        insist(not _tells_place(file), "This picture says where it was taken. Save it without that.", field="file")
        return "jpg"
    if start.startswith(b"PK\x03\x04"):
        return _packed(file)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal(
            "The file is protected by a password, or of an old Office format. Save it without, as today's format.",
            field="file",
        )
    return said if said in TEXTS and _is_text(file, said) else ""


def _tells_place(file: BinaryIO) -> bool:
    """Does a JPEG's Exif (CIPA DC-008) point at GPS data? Its first directory then has an entry of tag 0x8825."""
    file.seek(0)
    head = file.read(LONGEST_EXIF)
    at = head.find(b"Exif\0\0")
    if at < 0:
        return False
    exif = head[at + 6 :]
    order: Literal["little", "big"] = "little" if exif.startswith(b"II") else "big"
    first = int.from_bytes(exif[4:8], order)
    entries = int.from_bytes(exif[first : first + 2], order)
    tags = (exif[first + 2 + 12 * entry : first + 4 + 12 * entry] for entry in range(entries))
    return any(int.from_bytes(tag, order) == GPS for tag in tags)


def _packed(file: BinaryIO) -> str:
    """Which office file a zip is; nothing of it is unpacked beyond the one line that names its kind."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = {part.filename: part for part in packed.infolist()}
            unpacked = sum(part.file_size for part in parts.values())
            insist(unpacked <= LARGEST_UNPACKED, "The file unpacks to far more than it says.", field="file")
            macros = any(name.lower().endswith("vbaproject.bin") for name in parts)
            insist(not macros, "The file carries macros. Save it without them.", field="file")
            for ending, part in OFFICE_PARTS.items():
                if part in parts and "[Content_Types].xml" in parts:
                    return ending
            said = parts.get("mimetype")
            if said is None or said.file_size > 200:
                return ""
            media_type = packed.read(said).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as broken:
        raise Refusal("The file is damaged: it cannot be opened.", field="file") from broken
    return next((kind.ending for kind in KINDS.values() if kind.media_type == media_type), "")


def _is_text(file: BinaryIO, said: str) -> bool:
    file.seek(0)
    content = file.read()
    begins = content.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith(PAGES):
        raise Refusal("This is a web page or a drawing under another name. Save it as a PDF.", field="file")
    if any(mark < 32 and mark not in (9, 10, 12, 13) for mark in set(content)):
        return False
    if said == "yaml":
        return _is_yaml(content)
    return True


def _is_yaml(content: bytes) -> bool:
    insist(len(content) <= LARGEST_YAML, "A YAML file must be 1 MB or smaller.", field="file")
    try:
        for _ in yaml.parse(content.decode("utf-8-sig"), Loader=_Loader):
            pass
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        raise Refusal("This is not YAML that can be read.", field="file") from broken
    return True


def plain_name(name: str) -> str:
    """What a file is called, without folders, marks that cannot be seen, or more than a hundred and twenty letters."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    path = PurePosixPath(re.sub(r'[<>:"|?*;]', "-", " ".join(seen.split())).strip(". ") or "paper")
    stem = "paper" if path.stem.lower() in KEPT_BY_WINDOWS else path.stem[:LONGEST_NAME]
    return f"{stem}{path.suffix[:10].lower()}"


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
