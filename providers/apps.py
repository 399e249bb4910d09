from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "providers"
    verbose_name = "Provider support"

    def ready(self) -> None:
        from providers import emails, happenings, sitemaps

        emails.register_kinds()
        happenings.register_source()
        sitemaps.register_sections()
