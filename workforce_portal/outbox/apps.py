from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "workforce_portal.outbox"
    label = "outbox"
    verbose_name = "Mail"

    def ready(self) -> None:
        from workforce_portal.health.registry import register_check
        from workforce_portal.outbox.health import mail_goes_out

        register_check("mail", mail_goes_out)
