"""Who held a post is known for ten years after the term; then the post remembers that it was held, not by whom."""

from linli.ground.base.declare import Forgetting, forgettings

forgettings.add(Forgetting("posts.Holding", days=3650, since="ended_at", blanks={"name": "", "person_id": None}))
forgettings.add(Forgetting("posts.Link", days=730, since="household__ended_on"))
forgettings.add(Forgetting("posts.RegionHolding", days=3650, since="ended_at", blanks={"name": ""}))
forgettings.add(Forgetting("posts.Contact", days=730, since="valid_to"))
