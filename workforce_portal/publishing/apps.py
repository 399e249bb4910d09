from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "workforce_portal.publishing"
    label = "publishing"
