from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "workforce_portal.organisations"
    label = "organisations"
    verbose_name = "Organisations"

    def ready(self) -> None:
        from workforce_portal.organisations import emails

        emails.register_kinds()
