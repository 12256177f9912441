from django.apps import AppConfig


class DesksConfig(AppConfig):
    name = "linli.front.desks"
    label = "desks"
