from django.apps import AppConfig


class MappingConfig(AppConfig):
    name = "mapping"
    verbose_name = "Activity map"

    def ready(self) -> None:
        from mapping import outside_links, sitemaps
        from mapping.emails import register_kinds

        outside_links.register_sources()
        sitemaps.register_sections()
        register_kinds()
