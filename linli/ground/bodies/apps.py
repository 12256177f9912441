from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "linli.ground.bodies"
    label = "bodies"
