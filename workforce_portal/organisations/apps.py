from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "workforce_portal.organisations"
    label = "organisations"
    verbose_name = "Organisations"
