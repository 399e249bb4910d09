from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "workforce_portal.users"
    label = "users"
    verbose_name = "Staff and members"
