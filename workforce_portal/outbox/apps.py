from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "workforce_portal.outbox"
    label = "outbox"
    verbose_name = "Mail"
