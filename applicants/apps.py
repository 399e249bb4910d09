from django.apps import AppConfig


class ApplicantsConfig(AppConfig):
    name = "applicants"
    verbose_name = "Applicants"

    def ready(self) -> None:
        from applicants import emails, happenings, sitemaps

        emails.register_kinds()
        happenings.register_source()
        sitemaps.register_sections()
