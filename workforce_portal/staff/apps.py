from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class StaffAdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "workforce_portal.staff.site.StaffSite"


class StaffConfig(AppConfig):
    default = True
    name = "workforce_portal.staff"
    label = "staff"
    verbose_name = "Staff"
