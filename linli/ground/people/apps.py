from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "linli.ground.people"
    label = "people"

    def ready(self):
        from linli.ground.people import declared, places_said  # noqa: F401, PLC0415  app ready
