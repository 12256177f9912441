"""The three administrators of a quarter of `tests.town`, seated beside everybody else: system, security, audit."""

from linli.ground.accounts.models import Account
from linli.ground.base.scope import cross_community
from linli.ground.posts.actions import appoint
from linli.ground.posts.models import Post
from tests.town import PASSWORD, Quarter

NAMES = {"system": "康建平", "security": "郝玉芳", "audit": "侯永刚"}


def seat_admins(q: Quarter) -> Quarter:
    """The same quarter, with three more posts and accounts."""
    with cross_community("a test seats administrators"):
        for role, name in NAMES.items():
            title = f"{role} 管理员"
            q.posts[role] = Post.objects.create(community=q.community, kind=f"{role}_admin", title=title)
            username = f"{role}-{q.community.number}"
            q.accounts[role] = Account.objects.create_account(username, PASSWORD, name=name, demo=True)
            appoint(q.posts[role], q.accounts[role])
    return q
