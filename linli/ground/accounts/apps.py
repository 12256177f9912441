from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "linli.ground.accounts"
    label = "accounts"

    def ready(self):
        from linli.ground.base.declare import Keeping, keepings  # noqa: PLC0415  app ready

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
