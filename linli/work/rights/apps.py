from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "linli.work.rights"
    label = "rights"

    def ready(self):
        from linli.work.rights import declared  # noqa: F401, PLC0415  app ready
