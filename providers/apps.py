from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "providers"
    verbose_name = "Provider support"

    def ready(self) -> None:
        from providers import emails, happenings, sitemaps
        from providers.emails import filled, health_check
        from providers.emails import resources as resource_emails

        emails.register_kinds()
        filled.register_kinds()
        resource_emails.register_kinds()
        health_check.register_kind()
        happenings.register_source()
        sitemaps.register_sections()
