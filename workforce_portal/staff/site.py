from django.contrib import admin


class StaffSite(admin.AdminSite):
    site_header = "Care North West"
    enable_nav_sidebar = False
