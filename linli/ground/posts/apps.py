from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = "linli.ground.posts"
    label = "posts"

    def ready(self):
        from linli.ground.base.declare import Keeping, Scheduled, keepings, scheduled  # noqa: PLC0415  app ready
        from linli.ground.posts.actions import settle_all  # noqa: PLC0415  app ready

        scheduled.add(Scheduled("posts.settle", every=600, run=settle_all))
        keepings.add(
            Keeping(
                "posts.Holding",
                person="person_id",
                purpose="岗位上是谁",
                basis="履行职责",
                retention="任期结束后10年",
                erase="blank",
                merge="move",
                leave="end",
            )
        )
        from linli.ground.posts import declared  # noqa: F401, PLC0415  app ready
