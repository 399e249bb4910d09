from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "workforce_portal.privacy"
    label = "privacy"
    verbose_name = "Privacy"
