from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "workforce_portal.demo"
    label = "demo"
    verbose_name = "Demonstration"
