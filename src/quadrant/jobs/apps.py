from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "quadrant.jobs"
    label = "jobs"

    def ready(self) -> None:
        from quadrant.jobs import follow_ups, imports  # noqa: F401  register what follows acts
