"""Which posts see a restricted case besides its owner and the secretary: named by a setting, written on the case.

It stands on the row so that every list, count, search and photo asks the same column; the clock brings old rows up
to date when the setting changes.
"""

from linli.engine.matters.models import Matter
from linli.ground.base.scope import cross_community
from linli.ground.posts.words import LABELS
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults

KIND_OF = {label: kind.value for kind, label in LABELS.items()}


def posts_named(community: Community, category: str) -> list[str]:
    """Kinds of posts, by the setting in force today."""
    said = value_for(community, defaults.RESTRICTED_POSTS).get(category, defaults.NO_POST)
    return sorted(KIND_OF[label] for label in said.split("、") if label in KIND_OF)


def name_anew() -> None:
    """Bring every restricted case to what its community says now. Few rows, so all are looked at."""
    with cross_community("whom restricted cases name, in every community that has one"):
        restricted = Matter.objects.filter(kind="case", restricted=True)
        for community in Community.objects.filter(id__in=restricted.values("community_id")).select_related("region"):
            for category in restricted.filter(community_id=community.id).values_list("category", flat=True).distinct():
                named = posts_named(community, category)
                rows = restricted.filter(community_id=community.id, category=category)
                rows.exclude(seen_by=named).update(seen_by=named)
