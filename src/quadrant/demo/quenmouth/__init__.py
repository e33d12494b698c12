"""Quenmouth's part of the story (see `quadrant.demo.loading.story` for how a part is written)."""

from __future__ import annotations

from quadrant.demo.loading.story import Story


def load(story: Story) -> None:
    """Not told yet: nothing is founded."""
