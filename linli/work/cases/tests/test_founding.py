"""What cases lay down where a community begins."""

import pytest

from linli.ground.posts.founding import found
from linli.work.cases.models import Category, Route

pytestmark = pytest.mark.django_db
NAMES = {"province": "陕西省", "city": "延安市", "district": "安塞区", "subdistrict": "真武洞街道"}


def test_a_new_community_finds_the_categories_once_and_a_rule_that_always_fits(as_keeper):
    first, _ = found("610603001002", name="富民街社区", names=NAMES)
    second, _ = found("610603001199", name="向阳社区", names={})
    with as_keeper():
        routes = list(Route.objects.order_by("community").values_list("community", "rank", "to_kind"))
    assert routes == [(first.id, 90, "grid_worker"), (second.id, 90, "grid_worker")]
    assert Category.objects.count() == 68
