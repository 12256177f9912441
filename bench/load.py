"""Two hundred people at work in a hundred communities: how long a page takes, and whether any fails.

    script/linli town --communities 100 --households 1150       in a data folder of its own (300,000 residents)
    PORT=8000 script/linli serve &
    python bench/load.py [--base http://127.0.0.1:8000] [--sessions 200] [--every 5] [--minutes 10] [--out OUT.json]

Each session asks for one page every five seconds, four reads to one write: staff look at today, the list, a matter, and
write down a step; residents look at their matters and report one. Goal: 95 of 100 under 500 ms and no error. What is
measured here is the whole way from client to client on one machine, so nothing else may run beside it.
"""

import argparse
import http.client
import json
import os
import random
import re
import statistics
import sys
import threading
import time
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.demo")
os.environ.setdefault("LINLI_ROLE", "linli_keeper")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
WRITES = 0.2
WORDS = (
    "楼道的灯又不亮了，麻烦来看看。",
    "井盖松了，车一过哐当响。",
    "垃圾桶满了两天没人清。",
    "楼上半夜拖椅子，睡不着。",
)
STEPS = ("去看过了，明天来修。", "跟那一家说好了，这周弄完。", "师傅约在下午三点。")


@dataclass
class Person:
    """Somebody signed in, what he may look at, and what came of it."""

    username: str
    number: int
    cookies: dict
    staff: bool
    matters: list[str]
    places: list[str]
    token: str = ""
    took: list[tuple[str, float]] = field(default_factory=list)
    wrong: Counter = field(default_factory=Counter)


def main() -> None:
    said = argparse.ArgumentParser()
    said.add_argument("--base", default="http://127.0.0.1:8000")
    said.add_argument("--sessions", type=int, default=200)
    said.add_argument("--every", type=float, default=5)
    said.add_argument("--minutes", type=float, default=10)
    said.add_argument("--out")
    said = said.parse_args()
    people = sign_in(said.sessions)
    until = time.monotonic() + said.minutes * 60
    threads = [threading.Thread(target=work, args=(p, n, said.base, said.every, until)) for n, p in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome = summed_up(people)
    print(json.dumps(outcome, ensure_ascii=False, indent=1))
    if said.out:
        Path(said.out).write_text(json.dumps(outcome, ensure_ascii=False, indent=1))


def sign_in(many: int) -> list[Person]:
    """As many as asked, from all communities in turn: secretary, duty post, grid worker, and as many residents."""
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    from linli.ground.base.scope import cross_community
    from linli.ground.regions.models import Community

    with cross_community("the bench signs people in"):
        numbers = list(Community.objects.filter(number__gt=2).order_by("number").values_list("number", flat=True))
        staff, residents = ("zhiban", "wangge1", "shuji", "wangge2"), ("lin1", "lin2", "lin3", "lin4")
        asked = [
            (numbers[n // 2 % len(numbers)], (residents if n % 2 else staff)[n // 2 // len(numbers) % 4])
            for n in range(many)
        ]
        return [person(number, role) for number, role in asked]


def person(number: int, role: str) -> Person:
    from django.test import Client

    from linli.engine.matters.models import Matter
    from linli.engine.matters.queries import visible_to
    from linli.ground.accounts.models import Account
    from linli.ground.places.models import Place
    from linli.ground.posts.actors import actor_for

    account = Account.objects.get(username=f"c{number}-{role}")
    client, actor = Client(), actor_for(account)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    staff = not role.startswith("lin")
    seen = (
        visible_to(actor)
        if not staff
        else visible_to(actor).filter(owner_id__in=actor.posts) | visible_to(actor).open()
    )
    seen = Matter.objects.filter(id__in=seen.values("id"), community__number=number).order_by("-raised_at")
    places = Place.objects.filter(community__number=number, kind="building").values_list("id", flat=True)[:20]
    return Person(
        account.username, number, cookies, staff, [str(id) for id in seen.values_list("id", flat=True)[:30]],
        [str(id) for id in places],
    )  # fmt: skip


def work(person: Person, order: int, base: str, every: float, until: float) -> None:
    """One page every so many seconds, spread so that they do not come all at once."""
    chance = random.Random(order)
    host = urlsplit(base)
    line = http.client.HTTPConnection(host.hostname, host.port, timeout=30)
    due = time.monotonic() + order * every / 200
    while due < until:
        time.sleep(max(0.0, due - time.monotonic()))
        what, method, path, form = a_write(person, chance) if chance.random() < WRITES else a_read(person, chance)
        began = time.perf_counter()
        status = ask(line, person, method, path, form)
        person.took.append((what, time.perf_counter() - began))
        if status not in ((200,) if method == "GET" else (302,)):
            person.wrong[f"{what} {status}"] += 1
        due += every


def a_read(person: Person, chance: random.Random):
    one = chance.choice(person.matters) if person.matters else ""
    if person.staff:
        paths = [("today", "/today/"), ("list", "/cases/"), ("list", "/cases/?tab=done")]
        paths += [("matter", f"/cases/{one}/")] * 2 if one else []
    else:
        paths = [("home", f"/c/{person.number}/"), ("mine", f"/c/{person.number}/mine/")]
        paths += [("own", f"/c/{person.number}/cases/{one}/")] if one else []
    what, path = chance.choice(paths)
    return what, "GET", path, None


def a_write(person: Person, chance: random.Random):
    """Residents report; staff write down for somebody who rang."""
    form = {
        "csrfmiddlewaretoken": person.token,
        "client_key": str(uuid.uuid4()),
        "category": chance.choice(("B04", "D01", "G01")),
    }
    form |= {"words": chance.choice(WORDS), "place": chance.choice(person.places)}
    if not person.staff:
        return "report", "POST", f"/c/{person.number}/report/", form
    return "note", "POST", "/cases/new/", form | {"source": "phone", "called": "一位居民"}


def ask(line: http.client.HTTPConnection, person: Person, method: str, path: str, form: dict | None) -> int:
    """One request; a form needs the token of its session, which is fetched once and not counted."""
    if form and not person.token:
        fetch(line, person, "GET", path, None)
        form["csrfmiddlewaretoken"] = person.token
    return fetch(line, person, method, path, form)


def fetch(line: http.client.HTTPConnection, person: Person, method: str, path: str, form: dict | None) -> int:
    head = {"Cookie": "; ".join(f"{k}={v}" for k, v in person.cookies.items())}
    body = None
    if form:
        body = urlencode(form)
        head["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        line.request(method, path, body, head)
        answer = line.getresponse()
        page = answer.read()
    except (OSError, http.client.HTTPException):
        line.close()
        return 0
    for name, value in answer.getheaders():
        if name.lower() == "set-cookie":
            key, _, rest = value.partition("=")
            person.cookies[key] = rest.partition(";")[0]
    if not person.token and (found := TOKEN.search(page.decode(errors="replace"))):
        person.token = found[1]
    return answer.status


def summed_up(people: list[Person]) -> dict:
    by_what = defaultdict(list)
    for person in people:
        for what, seconds in person.took:
            by_what[what].append(seconds * 1000)
            by_what["all"].append(seconds * 1000)
    wrong = sum((person.wrong for person in people), Counter())
    return {
        "errors": dict(wrong),
        **{
            what: {
                "requests": len(times),
                "median_ms": round(statistics.median(times)),
                "p95_ms": round(share(times, 0.95)),
            }
            for what, times in sorted(by_what.items())
        },
    }


def share(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


if __name__ == "__main__":
    main()
