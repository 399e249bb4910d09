from django.apps import AppConfig


class OutsideLinksConfig(AppConfig):
    name = "workforce_portal.outside_links"
    label = "outside_links"
    verbose_name = "Links to other websites"
