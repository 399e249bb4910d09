from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "workforce_portal.places"
    label = "places"
    verbose_name = "Places"
