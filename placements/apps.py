from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"
    verbose_name = "Placements"

    def ready(self) -> None:
        from workforce_portal.site import sitemaps

        sitemaps.register("placements", sitemaps.PageSitemap(("placements:index", "Students and placements")))
