"""The heads of all chains are written outside the database every day, so that a chain written anew shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quadrant.audit.models import Head
from quadrant.jobs.tasks import anchor_chains
from quadrant.partnership.models import Partnership
from tests.factories.partnership import organisation


def test_a_line_for_each_day_with_the_head_of_every_chain(
    ardlebury: Partnership, withenshire: Partnership, settings: Any, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    anchor_chains.call()
    first = {head.partnership: [head.partnership, head.sequence, head.hash] for head in Head.objects.all()}
    organisation("Fens Trust")
    anchor_chains.call()
    [file] = (tmp_path / "anchors").iterdir()
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [sorted(line) for line in lines] == [["at", "heads"]] * 2
    assert lines[0]["heads"] == [first[0], first[ardlebury.pk], first[withenshire.pk]]
    moved = [after[0] for before, after in zip(lines[0]["heads"], lines[1]["heads"], strict=True) if before != after]
    assert moved == [ardlebury.pk]
