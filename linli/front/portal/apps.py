from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "linli.front.portal"
    label = "portal"
