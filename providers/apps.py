from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "providers"
    verbose_name = "Provider support"

    def ready(self) -> None:
        from providers import emails, happenings, outcomes, outside_links, sitemaps
        from providers.emails import agenda, call_backs, filled, health_check, waiting
        from providers.emails import resources as resource_emails

        emails.register_kinds()
        filled.register_kinds()
        agenda.register_kinds()
        resource_emails.register_kinds()
        health_check.register_kind()
        waiting.register_kinds()
        call_backs.register_kind()
        happenings.register_source()
        outcomes.register_outcomes()
        outside_links.register_source()
        sitemaps.register_sections()
