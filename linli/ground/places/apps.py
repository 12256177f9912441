from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "linli.ground.places"
    label = "places"
