"""A mark for tests of what is the same on every database and takes long: they run once, on SQLite."""

from __future__ import annotations

import pytest
from django.db import connection

once = pytest.mark.skipif(connection.vendor != "sqlite", reason="the same on every database: asked once, on SQLite")
