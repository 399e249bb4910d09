from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Campaigns"

    def ready(self) -> None:
        from campaigns import attribution, happenings, home, outside_links, sitemaps
        from campaigns.emails import consents, partner_links
        from campaigns.selectors.consents import pictures_withheld, pictures_withheld_from_cards
        from workforce_portal.pictures import registry

        attribution.register_source()
        happenings.register_source()
        home.register_sections()
        outside_links.register_sources()
        sitemaps.register_sections()
        consents.register_kinds()
        partner_links.register_kinds()
        registry.withhold(pictures_withheld)
        registry.withhold_from_cards(pictures_withheld_from_cards)
