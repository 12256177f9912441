"""What the desks declare: their cards, the map and the boards in the menu."""

from linli.front.desks import panels  # noqa: F401  the cards register themselves
from linli.ground.base.declare import Menu, menus
from linli.ground.base.words import N_

menus.add(Menu("map", N_("网格地图"), "map", "grid", shown=lambda actor: actor.is_staff, order=41))
menus.add(Menu("boards", N_("看板"), "boards", "book", shown=lambda actor: bool(actor.whole), order=42))
