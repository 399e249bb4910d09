from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "providers"
    verbose_name = "Provider support"

    def ready(self) -> None:
        from providers import emails

        emails.register_kinds()
