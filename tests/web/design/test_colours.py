"""Colours that everybody can tell apart, and a council's own."""

from __future__ import annotations

from quadrant.web.design import brand
from quadrant.web.design.charts import palette


def test_the_palette_stands_out_from_paper_and_from_itself_without_colour() -> None:
    for colour in (palette.INK, palette.QUIET, palette.BENCHMARK, palette.TARGET, palette.OWN, palette.OTHER_DARK):
        assert brand.contrast(colour, palette.PAPER) >= 4.5, colour
    assert brand.contrast(palette.OTHER, palette.PAPER) >= 3
    for strong, pale in palette.QUADRANTS.values():
        assert brand.contrast(strong, palette.PAPER) >= 4.5
        assert brand.contrast(palette.INK, pale) >= 7
        assert brand.contrast(strong, pale) >= 3


def test_a_council_may_choose_any_colour_and_no_stylesheet() -> None:
    assert brand.brand_colour("#FFDD00") == "#ffdd00"
    assert brand.text_on("#ffdd00") == brand.BLACK
    assert brand.text_on("#1d3b5c") == brand.WHITE
    assert brand.brand_colour("red;} body{display:none") == brand.PLAIN_COLOUR
    assert brand.brand_colour(None) == brand.PLAIN_COLOUR
