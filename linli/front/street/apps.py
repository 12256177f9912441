from django.apps import AppConfig

from linli.ground.base.words import N_


class StreetConfig(AppConfig):
    name = "linli.front.street"
    label = "street"

    def ready(self):
        from linli.front.street.queries import waiting_for  # noqa: PLC0415  app ready
        from linli.front.street.telling import tell_flows, tell_standing  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Menu, Scheduled, menus, scheduled  # noqa: PLC0415  app ready

        def shown(actor):
            return actor.is_region

        menus.add(Menu("street", N_("各社区"), "street", "grid", shown=shown, order=10))
        menus.add(
            Menu("street_asked", N_("交办给我们的"), "street_asked", "task", shown=shown, order=20, count=waiting_for)
        )
        scheduled.add(Scheduled("street.standing", every=300, run=tell_standing))
        scheduled.add(Scheduled("street.flows", every=3600, run=tell_flows))
