"""One palette for every chart: told apart by colour-blind eyes and in black and white, and never by colour alone.

Every line and fill stands out from white by at least 3 to 1, every word by 4.5 to 1 (WCAG 2.2).
"""

from __future__ import annotations

INK = "#0b0c0c"
QUIET = "#484949"
GRID = "#cecece"
PAPER = "#ffffff"
PALE = "#f3f3f3"

OWN = "#1d70b8"
OWN_PALE = "#d2e2f1"
OTHER = "#858686"
OTHER_DARK = "#5f6060"
BENCHMARK = "#a33c00"
TARGET = "#54319f"

# A quadrant's colour and its pale companion; they also differ in lightness.
QUADRANTS = {
    "analyse": ("#1d70b8", "#d2e2f1"),
    "plan": ("#54319f", "#ddd6ec"),
    "do": ("#0f7a52", "#cfe4dc"),
    "review": ("#a33c00", "#fde4d7"),
}

# Fifths from the lowest to the highest: pale to dark, so that they keep their order in black and white.
FIFTHS = ("#eaf1f8", "#bcd4ea", "#82afd9", "#3f7fbf", "#14477f")
BETTER, SIMILAR, WORSE = "#5694ca", "#f3f3f3", "#f0a47c"
HIGHER, LOWER = "#8b73b8", "#ddd6ec"
