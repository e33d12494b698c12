"""Reading back what was written: a Word file's paragraphs with their styles, a PDF's words and marks."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(file: bytes, name: str) -> Element:
    """One part of a Word file, as the XML that it must be."""
    with ZipFile(BytesIO(file)) as opened:
        return fromstring(opened.read(name))  # noqa: S314  we have just written it ourselves


def paragraphs(file: bytes) -> list[tuple[str, str]]:
    """Each paragraph of a Word file: its style and its words."""
    return [(_style(one), _text(one)) for one in part(file, "word/document.xml").iter(f"{W}p")]


def word_text(file: bytes) -> str:
    return "\n".join(text for _, text in paragraphs(file))


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else found.attrib[f"{W}val"]


def _text(paragraph: Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = [one for run in paragraph.iter(f"{W}r") for one in run]
    return "".join((one.text or "") if one.tag == f"{W}t" else signs.get(one.tag, "") for one in runs)


def root(file: bytes) -> Any:
    """The catalogue of a PDF: its language, its tags, whether it says that it is marked."""
    return PdfReader(BytesIO(file)).trailer["/Root"]


def pdf_title(file: bytes) -> str:
    found = PdfReader(BytesIO(file)).metadata
    return str(found.title) if found else ""


def pdf_text(file: bytes) -> str:
    """A PDF's words in one line, those that were broken over lines whole again."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(file)).pages]
    return re.sub(r"\s+", " ", " ".join(pages))


def pages(file: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(file)).pages]


def bookmarks(file: bytes) -> list[Any]:
    """The titles of a PDF's bookmarks, those below another in a list after it."""
    return _titles(PdfReader(BytesIO(file)).outline)


def _titles(outline: list[Any]) -> list[Any]:
    return [_titles(one) if isinstance(one, list) else str(one.title) for one in outline]


def tags(file: bytes) -> list[str]:
    """The kinds of a PDF's tags, in reading order."""
    found: list[str] = []

    def walk(one: Any) -> None:
        node = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif hasattr(node, "get"):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(root(file)["/StructTreeRoot"])
    return found
