from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "quadrant.door"
    label = "door"

    def ready(self) -> None:
        from quadrant.door import routes

        routes.load()
