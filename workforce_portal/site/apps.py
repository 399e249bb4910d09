from django.apps import AppConfig

PAGES = (
    ("home", "Home"),
    ("privacy", "Your privacy"),
    ("accessibility", "Accessibility"),
    ("a_to_z", "Every page, A to Z"),
)


class SiteConfig(AppConfig):
    name = "workforce_portal.site"
    label = "portal_site"
    verbose_name = "Site"

    def ready(self) -> None:
        from workforce_portal.health.registry import register_check
        from workforce_portal.site import health, outside_links, sitemaps

        register_check("timed jobs", health.beat_was_seen)
        outside_links.register_source()
        sitemaps.register("site", sitemaps.PageSitemap(*PAGES))
