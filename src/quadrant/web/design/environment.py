"""The Jinja2 environment of every screen: our words as filters, and a mistake in a name is not silent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)
from jinja2.utils import missing

from quadrant.web.design import brand
from quadrant.web.design.forms import grouped, optional, problems
from quadrant.web.design.states import tag_colour
from quadrant.web.design.words import SPOKEN

OURS = {"quadrant", "tests"}


class Missing(ChainableUndefined):
    """Silent for an optional part of a page; an error for an attribute that one of our own things does not have."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, *rest: Any) -> None:
        if obj is not missing and type(obj).__module__.partition(".")[0] in OURS:
            raise AttributeError(f"{type(obj).__name__} has no {name!r}, which a template asks for")
        super().__init__(hint, obj, name, *rest)


def design_environment(**options: Any) -> Environment:
    """Django's options with our loaders and filters: screens, GOV.UK's macros, Django's own widgets."""
    widgets = FileSystemLoader([f"{path}/jinja2" for path in forms.__path__])
    furniture = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], furniture, widgets])
    options["undefined"] = Missing
    options["trim_blocks"] = options["lstrip_blocks"] = True
    settings.TEMPLATE_CACHE.mkdir(parents=True, exist_ok=True)
    options["bytecode_cache"] = FileSystemBytecodeCache(str(settings.TEMPLATE_CACHE))
    environment = Environment(**options)  # noqa: S701  Django passes autoescape=True
    environment.filters.update(SPOKEN, tag_colour=tag_colour)
    environment.globals.update(SPOKEN)
    environment.globals.update(brand_colour=brand.brand_colour, text_on=brand.text_on)
    environment.globals.update(grouped=grouped, optional=optional, problems=problems)
    return environment
