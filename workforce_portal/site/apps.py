from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "workforce_portal.site"
    label = "portal_site"
    verbose_name = "Site"
