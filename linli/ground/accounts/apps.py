from django.apps import AppConfig

from linli.ground.base.words import N_


class AccountsConfig(AppConfig):
    name = "linli.ground.accounts"
    label = "accounts"

    def ready(self):
        from linli.ground.accounts.pages import WATCHERS  # noqa: PLC0415  app ready
        from linli.ground.base.declare import Keeping, Menu, keepings, menus  # noqa: PLC0415  app ready

        menus.add(
            Menu("accounts", N_("账号"), "accounts", "key", shown=lambda a: any(a.has(k) for k in WATCHERS), order=90)
        )
        keepings.add(
            Keeping(
                "accounts.Account",
                person="standing.person_id",
                purpose="登录",
                basis="履行职责；居民本人同意",
                retention="停用后60天",
                erase="drop",
                merge="keep",
                leave="end",
            )
        )
        keepings.add(
            Keeping(
                "accounts.Standing",
                person="person_id",
                purpose="认得是谁、在哪个岗位",
                basis="履行职责",
                retention="停用后60天",
                erase="drop",
                merge="move",
                leave="end",
            )
        )

        from linli.ground.accounts import declared  # noqa: F401, PLC0415  app ready
        from linli.ground.accounts.heard import listen  # noqa: PLC0415  app ready

        listen()
