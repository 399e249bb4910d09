from django.apps import AppConfig


class ApplicantsConfig(AppConfig):
    name = "applicants"
    verbose_name = "Applicants"

    def ready(self) -> None:
        from applicants import emails
        from workforce_portal.site import sitemaps

        emails.register_kinds()
        sitemaps.register("applicants", sitemaps.PageSitemap(("applicants:index", "Jobs in care")))
