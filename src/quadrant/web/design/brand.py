"""A partnership's own colour, made safe and legible: the page says it in a stylesheet of its own."""

from __future__ import annotations

import re

BLACK = "#0b0c0c"
WHITE = "#ffffff"
PLAIN_COLOUR = "#1d3b5c"
HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def brand_colour(colour: object) -> str:
    """`colour` if it is a six-figure hex colour, else Quadrant's own: nothing else may enter a stylesheet."""
    return colour.lower() if isinstance(colour, str) and HEX_COLOUR.fullmatch(colour) else PLAIN_COLOUR


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` between 0 (black) and 1 (white), as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(colour: str) -> str:
    """White or black, whichever reads better on `colour`."""
    return WHITE if contrast(colour, WHITE) >= contrast(colour, BLACK) else BLACK
