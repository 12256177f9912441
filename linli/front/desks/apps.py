from django.apps import AppConfig


class DesksConfig(AppConfig):
    name = "linli.front.desks"
    label = "desks"

    def ready(self):
        from linli.front.desks import declared  # noqa: F401, PLC0415  app ready
