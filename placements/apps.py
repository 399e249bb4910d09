from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"
    verbose_name = "Placements"

    def ready(self) -> None:
        from placements import emails, sitemaps

        emails.register_kinds()
        sitemaps.register_sections()
