from django.apps import AppConfig


class MappingConfig(AppConfig):
    name = "mapping"
    verbose_name = "Activity map"

    def ready(self) -> None:
        from mapping.emails import register_kinds

        register_kinds()
