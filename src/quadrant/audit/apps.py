from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "quadrant.audit"
    label = "audit"

    def ready(self) -> None:
        from quadrant.audit import guard, touched

        touched.listen()
        guard.stand()
