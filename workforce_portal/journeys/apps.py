from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "workforce_portal.journeys"
    label = "journeys"
    verbose_name = "Journeys"
