from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "workforce_portal.publishing"
    label = "publishing"
    verbose_name = "Facts and addresses"

    def ready(self) -> None:
        from workforce_portal.publishing import emails

        emails.register_kind()
