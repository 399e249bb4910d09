from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "workforce_portal.pictures"
    label = "pictures"
