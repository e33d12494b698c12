"""./run manage decide_hidden: every partnership's hidden figures decided anew, or only looked at."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quadrant.analyse.outcomes.models import HiddenFigure
from quadrant.analyse.outcomes.terms import Method
from quadrant.audit.guard import unrecorded
from quadrant.audit.verify import faults
from quadrant.partnership.models import Partnership
from tests.factories.outcomes import bring, figures

WARDS = {"E05000001": {"2024": 3.0}, "E05000002": {"2024": 12.0}, "E05000003": {"2024": 40.0}}


def told(*words: str) -> str:
    out = StringIO()
    call_command("decide_hidden", *words, stdout=out)
    return out.getvalue()


def test_what_is_stored_wrongly_is_named_and_put_right(ardlebury: Partnership, withenshire: Partnership) -> None:
    bring(figures("Harm", WARDS, method=Method.COUNT))
    assert told("--check") == "Every indicator hides what it should.\n"
    with unrecorded("behind its back"):
        HiddenFigure.objects.filter(area__code="E05000002").delete()
    out = StringIO()
    with pytest.raises(CommandError, match="run decide_hidden without --check"):
        call_command("decide_hidden", "--check", stdout=out)
    assert out.getvalue() == "ardlebury: “Harm” hides other figures than it should\n"
    assert HiddenFigure.objects.count() == 1
    told()
    assert list(HiddenFigure.objects.order_by("area__code").values_list("area__code", flat=True)) == [
        "E05000001",
        "E05000002",
    ]
    assert told("--check") == "Every indicator hides what it should.\n"
    assert list(faults()) == []
