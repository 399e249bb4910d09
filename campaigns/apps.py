from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Campaigns"

    def ready(self) -> None:
        from campaigns import attribution, happenings, home

        attribution.register_source()
        happenings.register_source()
        home.register_sections()
