from django.apps import AppConfig


class ApplicantsConfig(AppConfig):
    name = "applicants"
    verbose_name = "Applicants"

    def ready(self) -> None:
        from workforce_portal.site import sitemaps

        sitemaps.register("applicants", sitemaps.PageSitemap("applicants:index"))
