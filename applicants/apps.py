from django.apps import AppConfig


class ApplicantsConfig(AppConfig):
    name = "applicants"
    verbose_name = "Applicants"

    def ready(self) -> None:
        from applicants import emails, happenings, outcomes, sitemaps
        from applicants.workplaces import workspaces
        from workforce_portal.users import workplaces

        emails.register_kinds()
        happenings.register_source()
        outcomes.register_outcomes()
        sitemaps.register_sections()
        workplaces.register(workspaces)
