from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DemoConfig(AppConfig):
    name = "workforce_portal.demo"
    label = "demo"
    verbose_name = "Demonstration"

    def ready(self) -> None:
        from workforce_portal.demo import pages, people  # noqa: F401

        autodiscover_modules("demo")
