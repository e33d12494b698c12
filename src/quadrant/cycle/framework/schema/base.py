"""What every piece of a framework file is made of: its keys, texts, citations and days."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=200)]
Cites = Annotated[list[Annotated[str, Field(max_length=40)]], Field(default_factory=list)]
DayOfYear = Annotated[str, Field(pattern=r"^\d\d-\d\d$", description="month-day, such as 04-01")]


class Piece(BaseModel):
    """A piece of a framework: never changed once read, and refused when it says something the schema does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)
