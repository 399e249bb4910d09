from django.apps import AppConfig


class CountingConfig(AppConfig):
    name = "workforce_portal.counting"
    label = "counting"
