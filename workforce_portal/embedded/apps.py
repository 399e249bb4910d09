from django.apps import AppConfig


class EmbeddedConfig(AppConfig):
    name = "workforce_portal.embedded"
    label = "embedded"
    verbose_name = "Servers of its own"
