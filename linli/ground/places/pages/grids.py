"""Draw grids by listing buildings: a new one, take some, split, merge, close. Each says what will happen first."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.ground.base.errors import NotThere
from linli.ground.base.one_form import Question, ask
from linli.ground.places import dividing
from linli.ground.places.forms import GridForm, MergeForm, SplitForm, SureForm, TakeForm
from linli.ground.places.models import Place
from linli.ground.places.pages.tree import WRITES, community_seen, place_seen, sent
from linli.ground.places.queries import grids_of
from linli.ground.places.tree import Node, tree_of


def grid_drawn(request, id) -> Place:
    """A grid of a community whose grids the asker draws."""
    grid = place_seen(request, id)
    dividing.check_may_draw(request.actor, grid.community_id)
    if grid.kind != Place.Kind.GRID:
        raise NotThere()
    return grid


def nodes_of(community: int) -> dict[str, Node]:
    """id → estates and buildings, in the order of the tree."""
    found = {}
    for root in tree_of(community):
        for node in (root, *root.below):
            found[str(node.place.id)] = node
    return found


def choices(nodes: dict[str, Node], grids: dict, *, of=None, but=None) -> list[tuple[str, str]]:
    """What may be ticked, each with its present grid and doors."""
    shown = [(id, n) for id, n in nodes.items() if (of is None or n.grid == of) and (but is None or n.grid != but)]
    word = _("%(place)s（现在%(grid)s，%(doors)d 套）")
    none = _("不归哪个网格")
    return [(id, word % {"place": n.place.line, "grid": grids.get(n.grid, none), "doors": n.doors}) for id, n in shown]


def will_move(nodes, grids, ids, to: str, on) -> list[str]:
    """Line by line: from where, to where, how many doors; and that the past stays."""
    lines = [
        _("%(place)s：%(old)s → %(new)s，%(doors)d 套房屋")
        % {"place": nodes[id].place.line, "old": grids.get(nodes[id].grid, "—"), "new": to, "doors": nodes[id].doors}
        for id in ids
        if id in nodes
    ]
    return [*lines, _("从 %(on)s 起算；那天以前报的事还算在原来的网格，正在办的事谁管着还是谁管。") % {"on": on}]


@login_required
@WRITES
def new(request):
    """An empty grid."""
    community = community_seen(request)
    dividing.check_may_draw(request.actor, community.id)

    def act(clean):
        grid = dividing.make_grid(actor=request.actor, community=community.id, name=clean["name"])
        return _("有了网格“%(name)s”，再把楼划进来，给它设岗位。") % {"name": grid.name}

    question = Question(_("新设一个网格"), _("设网格"), reverse("places"))
    return ask(request, GridForm(sent(request)), question, act)


@login_required
@WRITES
def take(request, id):
    """Buildings of other grids come into this one."""
    grid, nodes, names = _here(request, id)
    question = Question(
        _("划进“%(grid)s”") % {"grid": grid.name}, _("划过来"), reverse("places"),
        effects=lambda clean: will_move(nodes, names, clean["places"], grid.name, clean["on"]),
    )  # fmt: skip

    def act(clean):
        n = dividing.take_into(grid, clean["places"], actor=request.actor, on=clean["on"])
        return _("划好了 %(n)d 处。") % {"n": n}

    return ask(request, TakeForm(sent(request), places=choices(nodes, names, but=grid.id)), question, act)


def _here(request, id):
    grid = grid_drawn(request, id)
    return grid, nodes_of(grid.community_id), {g.id: g.name for g in grids_of(grid.community_id)}


@login_required
@WRITES
def split(request, id):
    """Part of this grid becomes one of its own."""
    grid, nodes, names = _here(request, id)
    question = Question(
        _("把“%(grid)s”分成两个") % {"grid": grid.name}, _("分出去"), reverse("places"),
        effects=lambda clean: will_move(nodes, names, clean["places"], clean["name"], clean["on"]),
    )  # fmt: skip

    def act(clean):
        dividing.split_grid(grid, clean["places"], actor=request.actor, name=clean["name"], on=clean["on"])
        return _("分好了。新网格还没有岗位，去设包格支委和网格员。")

    return ask(request, SplitForm(sent(request), places=choices(nodes, names, of=grid.id)), question, act)


@login_required
@WRITES
def merge(request, id):
    """All of this grid goes to another."""
    grid, nodes, names = _here(request, id)
    others = [(str(g), name) for g, name in names.items() if g != grid.id]
    mine = [i for i, n in nodes.items() if n.grid == grid.id]
    question = Question(
        _("把“%(grid)s”并到别的网格") % {"grid": grid.name}, _("并过去"), reverse("places"),
        effects=lambda clean: will_move(nodes, names, mine, dict(others)[clean["into"]], clean["on"]),
    )  # fmt: skip

    def act(clean):
        into = Place.objects.get(community_id=grid.community_id, id=clean["into"])
        n = dividing.merge_grid(grid, into, actor=request.actor, on=clean["on"])
        return _("并好了 %(n)d 处。空了的网格，撤了岗位以后再撤。") % {"n": n}

    return ask(request, MergeForm(sent(request), grids=others), question, act)


@login_required
@WRITES
def close(request, id):
    """An empty grid is no more."""
    grid = grid_drawn(request, id)
    question = Question(
        _("撤掉网格“%(grid)s”") % {"grid": grid.name}, _("撤网格"), reverse("places"),
        line=_("楼都划走了、岗位都撤了，才能撤。"),
        effects=lambda clean: [_("“%(grid)s”不再出现；以前的事还写着它的名字。") % {"grid": grid.name}],
    )  # fmt: skip

    def act(clean):
        dividing.close_grid(grid, actor=request.actor)
        return _("撤了。")

    return ask(request, SureForm(sent(request)), question, act)
