from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from quadrant.door.routes import ROUTES


class Command(BaseCommand):
    help = "Print every address with the rules that guard it."

    def handle(self, *args: Any, **options: Any) -> None:
        for route in sorted(ROUTES.values(), key=lambda one: (not one.of_deployment, one.address)):
            address = route.address if route.of_deployment else f"<partnership>/{route.address}"
            act = f", acts: {route.act.__name__}" if route.act else ""
            self.stdout.write(f"/{address}  {route.name}  sees: {route.see.__name__}{act}")
