from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from quadrant.jobs.schedule import run_for_ever


class Command(BaseCommand):
    help = "Begin scheduled work when its time has come; runs until it is stopped. `./run serve` starts it."

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        run_for_ever(stopped.wait)
