from django.apps import AppConfig


class SecurityConfig(AppConfig):
    name = "workforce_portal.security"
    label = "security"
    verbose_name = "Security"
