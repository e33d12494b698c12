from importlib import import_module
from pathlib import Path

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "quadrant.web"
    label = "web"

    def ready(self) -> None:
        """Listen to people signing in; import every room's panels, so that step pages find them."""
        import_module("quadrant.web.account.signals")
        screens = Path(__file__).parent
        for file in sorted(screens.rglob("panels.py")):
            import_module("quadrant.web." + ".".join(file.relative_to(screens).with_suffix("").parts))
