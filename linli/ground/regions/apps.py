from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "linli.ground.regions"
    label = "regions"

    def ready(self):
        from linli.ground.regions import checks  # noqa: F401, PLC0415  app ready
