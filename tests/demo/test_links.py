"""Every link of the demo, for everybody; two of Ardlebury's people follow theirs in every run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.demo.telling import told
from tests.demo.walking import walk_the_demo


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["ardlebury", "withenshire", "quenmouth"])
def test_every_link_opens_for_everybody_who_is_offered_it(django_db_blocker: Any, slug: str) -> None:
    with told(django_db_blocker, slug):
        assert walk_the_demo(slug).faults == {}
