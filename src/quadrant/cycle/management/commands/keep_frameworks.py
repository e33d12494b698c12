from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from quadrant.cycle.commands import keep_shipped_framework
from quadrant.cycle.framework.loader import SHIPPED


class Command(BaseCommand):
    help = "Keep the shipped frameworks in the database; run after every upgrade, changes nothing when they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        for key in SHIPPED:
            kept = keep_shipped_framework(key=key, by=None, at=timezone.now())
            self.stdout.write(f"{kept.key} version {kept.version}")
