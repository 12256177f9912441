"""What follows where a request is late. The kinds list it."""

from linli.engine.matters.kinds import Rise
from linli.engine.matters.models import Matter
from linli.ground.regions.queries import with_region
from linli.ground.regions.settings import value_for
from linli.work.rights import defaults


def rise_of(matter: Matter) -> Rise:
    """To the secretary, and not out of the house: a request is about one person's data."""
    return Rise(each=value_for(with_region(matter.community_id), defaults.UP_AFTER))
