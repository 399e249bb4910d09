from django.apps import AppConfig


class SecurityConfig(AppConfig):
    name = "workforce_portal.security"
    label = "security"
    verbose_name = "Security"

    def ready(self) -> None:
        from workforce_portal.security import checks  # noqa: F401
