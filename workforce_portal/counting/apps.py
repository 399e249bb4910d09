from django.apps import AppConfig


class CountingConfig(AppConfig):
    name = "workforce_portal.counting"
    label = "counting"
    verbose_name = "Counting"

    def ready(self) -> None:
        from workforce_portal.counting.health import counting_works
        from workforce_portal.health.registry import register_check

        register_check("counting", counting_works)
