"""Report templates: the header fields and parts of each kind of report, read from `templates.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from quadrant.audit.terms import Term
from quadrant.governance.terms.decisions import Consultee, Section
from quadrant.governance.terms.drawn import DrawsOn

SHIPPED_IN = Path(__file__).with_name("templates.yaml")
USUAL = "spine"
"""The template of a report for which none was chosen."""


class HeaderField(Term):
    """What the head of a printed report says, each a line."""

    MEETING = "meeting"
    MEETS_ON = "meets_on"
    ITEM = "item"
    NUMBER = "number"
    TITLE = "title"
    REPORT_OF = "report_of"
    SIGNED = "signed"
    CONTACTS = "contacts"
    WARDS = "wards"
    KIND = "kind"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "meeting": "Meeting",
            "meets_on": "Date",
            "item": "Agenda item",
            "number": "Report number",
            "signed": "Signed off",
            "contacts": "Contact officers",
            "wards": "Wards affected",
            "kind": "Kind of decision",
        }


class TemplatePart(BaseModel):
    """One part of a report: a section to write, an officer's comment, or what is put together by itself.

    `title` is a heading of one's own for a section, which else has its usual one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: Section | None = None
    comment: Consultee | None = None
    part: Literal["recommendations", "appendices"] | None = None
    title: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    may_be: Literal["none", "left out"] | None = None
    draws_on: tuple[DrawsOn, ...] = ()

    @field_validator("draws_on", mode="before")
    @classmethod
    def _one_or_several(cls, said: Any) -> Any:
        return (said,) if isinstance(said, str) else said

    @model_validator(mode="after")
    def _one_of_three(self) -> TemplatePart:
        if sum(one is not None for one in (self.section, self.comment, self.part)) != 1:
            raise ValueError("a part is a section, a comment, or one of recommendations and appendices")
        if self.may_be and self.section is None:
            raise ValueError("only a section may be none or left out")
        if self.draws_on and self.section is None:
            raise ValueError("only a section draws on records")
        if self.title and self.section is None:
            raise ValueError("only a section has a title of one's own")
        if self.section is not None and self.section.is_own and not self.title:
            raise ValueError(f"'{self.section}' is a section of one's own and has no title")
        return self


class ReportTemplate(BaseModel):
    """A kind of report: its header fields and its parts, in the order in which they are printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=80)]
    about: Annotated[str, Field(min_length=1, max_length=300)]
    header: tuple[HeaderField, ...]
    parts: tuple[TemplatePart, ...]

    @model_validator(mode="after")
    def _whole(self) -> ReportTemplate:
        if self.parts.count(TemplatePart(part="recommendations")) != 1:
            raise ValueError(f"template {self.key} has its recommendations once")
        for said in (self.header, self.parts):
            if len(set(said)) != len(said):
                raise ValueError(f"template {self.key} says something twice")
        return self

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that its author writes, in their order; last the wards, where only the head prints them."""
        written = tuple(one.section for one in self.parts if one.section is not None)
        return (*written, *self._of_the_head)

    def title_of(self, section: Section) -> str:
        """The heading of a section in this template."""
        own = next((one.title for one in self.parts if one.section is section and one.title), None)
        return own or section.label

    @property
    def _of_the_head(self) -> tuple[Section, ...]:
        named = {one.section for one in self.parts}
        return (Section.WARDS,) if HeaderField.WARDS in self.header and Section.WARDS not in named else ()

    @property
    def consultees(self) -> tuple[Consultee, ...]:
        """Whose comment it carries, in their order."""
        return tuple(one.comment for one in self.parts if one.comment is not None)

    @property
    def may_be_none(self) -> frozenset[Section]:
        """Sections that may say "none, because …"; the others always have something to say."""
        said = (one.section for one in self.parts if one.section and one.may_be == "none")
        return frozenset((*said, *self._of_the_head))

    @property
    def drawing(self) -> dict[Section, tuple[DrawsOn, ...]]:
        """Which sections can be filled from the records of the cycle, and from which."""
        return {one.section: one.draws_on for one in self.parts if one.section and one.draws_on}

    @property
    def may_be_left_out(self) -> frozenset[Section]:
        return frozenset(one.section for one in self.parts if one.section and one.may_be == "left out")


@cache
def report_templates() -> dict[str, ReportTemplate]:
    """The templates shipped, by key, in the order of the file."""
    read = [ReportTemplate.model_validate(one) for one in yaml.safe_load(SHIPPED_IN.read_text(encoding="utf-8"))]
    return {one.key: one for one in read}
