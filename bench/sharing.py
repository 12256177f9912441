"""Sharing 10,000 households out among 230 contacts of capacity 50, and what happens when one of them leaves.

    python -m bench.sharing

Goal: at most ten seconds, nobody above his capacity; when one leaves, at most twice his households change.
"""

import random
import time
from uuid import UUID

from linli.ground.posts.sharing.plan import Contact, Home, How, propose
from linli.ground.posts.sharing.walks import Building

HOUSEHOLDS, CONTACTS, CAPACITY, BUILDINGS = 10_000, 230, 50, 250


def main():
    chance = random.Random(20261122)
    places = [
        Building(f"{n // 10}/{n % 10}", str(n // 10), n % 10, f"g{n // 42}", (chance.random() * 1500, chance.random() * 1500))
        for n in range(BUILDINGS)
    ]  # fmt: skip
    homes = [Home(UUID(int=n), places[n % BUILDINGS], f"{n % BUILDINGS:04}{n:06}") for n in range(HOUSEHOLDS)]
    contacts = [Contact(UUID(int=10**6 + n), chance.choice(places), CAPACITY) for n in range(CONTACTS)]
    begun = time.perf_counter()
    first = propose(homes, contacts, How.EVEN)
    print(f"shared out in {time.perf_counter() - begun:.1f} s; most {max(first.loads.values())}, without {len(first.without)}, "
          f"mean walk {first.mean_walk:.0f} m")  # fmt: skip
    linked = [Home(h.id, h.building, h.door, first.links[h.id]) for h in homes]
    worst, most = 0.0, 0
    for gone in chance.sample(contacts, 10):
        his = sum(who == gone.id for who in first.links.values())
        begun = time.perf_counter()
        after = propose(linked, [c for c in contacts if c != gone], How.KEEP)
        worst, most = max(worst, len(after.changed) / max(his, 1)), max(most, time.perf_counter() - begun)
    print(f"one of them leaves: at most {worst:.2f} times his households change; {most:.1f} s")
    few = propose(homes, contacts[:150], How.EVEN)
    print(
        f"with 150: {len(few.without)} without, most {max(few.loads.values())}, {few.contacts_lacking} contacts lacking"
    )


if __name__ == "__main__":
    main()
