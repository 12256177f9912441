from django.apps import AppConfig


class PublishConfig(AppConfig):
    name = "linli.engine.publish"
    label = "publish"

    def ready(self):
        from linli.engine.publish import declared  # noqa: F401, PLC0415  app ready
