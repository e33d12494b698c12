"""The framework engine is arithmetic over text: it runs where Django is not."""

from __future__ import annotations

import subprocess
import sys

_ASK = """
import sys
sys.modules["django"] = None
import quadrant.cycle.framework.compare, quadrant.cycle.framework.loader, quadrant.cycle.framework.programme
import quadrant.cycle.position
print(len(quadrant.cycle.framework.loader.shipped()))
"""


def test_the_engine_reads_every_framework_with_django_out_of_reach() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("5\n", "")
