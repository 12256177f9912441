from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "linli.engine.notices"
    label = "notices"

    def ready(self):
        from linli.engine.notices import sending  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Keeping, Scheduled, keepings, scheduled  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("notices.send", every=10, run=sending.send_due))
        keepings.add(
            Keeping(
                "notices.Notice",
                person="account_id",
                purpose="告诉本人事情办到哪一步",
                basis="履行职责",
                retention="1年",
                erase="drop",
                merge="keep",
                leave="end",
            )
        )
