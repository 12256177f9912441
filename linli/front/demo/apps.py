from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "linli.front.demo"
    label = "demo"
