from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "workforce_portal.health"
    label = "health"
    verbose_name = "Health"

    def ready(self) -> None:
        from workforce_portal.health import checks
        from workforce_portal.health.registry import register_check

        register_check("database", checks.database_answers)
        register_check("migrations", checks.migrations_are_applied)
        register_check("broker", checks.broker_answers)
