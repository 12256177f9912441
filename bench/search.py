"""How dear a search is: one community of 20,000 people among 1,000,000 in the database.

    python bench/search.py fill       make the town in LINLI_DATA (an empty folder of its own); minutes
    python bench/search.py measure    200 searches through the whole page: CPU of server and database, plans, findings

CPU is what the server process and its database backend used for one page, session, actor, layout and read log
included, by the kernel's own account of nanoseconds. Goal: a median of 20 ms at most, and no sequential scan.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("LINLI_DATA", f"{tempfile.gettempdir()}/linli-bench-search")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.demo")
FILLING = sys.argv[1:] == ["fill"]
os.environ["LINLI_ROLE"] = "linli_owner" if FILLING else "linli_app"

PEOPLE, COMMUNITIES, MATTERS = 20_000, 50, 2_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解仇"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力志永健世广海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子"
ESTATES, BUILDINGS, DOORS = 8, 10, 90  # of a community: 7,200 doors
WORDS = ("电梯坏了，老人上不去。", "楼道的灯不亮。", "井盖松了。", "垃圾没有人收。", "水管漏水，流到门口。")


def main():
    from linli.station import postgres

    postgres.ensure()
    if FILLING:
        from django.core.management import call_command

        from linli.station.prepare import main as prepare

        prepare()
        fill()
        call_command("collectstatic", interactive=False, verbosity=0)
    else:
        import django

        django.setup()
        measure()


def fill():
    """The small town of the tests with everybody's sign-in; then people by the million, straight into the tables."""
    from linli.ground.regions.models import Community, Region
    from tests import town

    two = town.build()
    own = [two.first.id, two.second.id]
    street = Region.objects.get(code="610603001000")
    for n in range(3, COMMUNITIES + 1):
        region = Region.objects.create(code=f"6106030{n:05}", name=f"第{n}社区", level="community", parent=street)
        own.append(Community.objects.create(region=region, number=n, name=region.name).id)
    with administrator() as admin:
        admin.execute("set session_replication_role = replica")  # what is copied is right by construction
        admin.execute("drop index person_tokens")
        for n, community in enumerate(own):
            began = time.monotonic()
            pour(admin, n, community, two.first if n == 0 else None)
            admin.commit()
            print(f"community {n + 1}: {time.monotonic() - began:.1f} s", flush=True)
        admin.execute("create index person_tokens on people_person using gin (search_tokens)")
        admin.commit()
        admin.autocommit = True
        admin.execute("vacuum analyze")


def administrator():
    import psycopg

    from linli.station import paths

    secret = paths.passfile("linli").read_text().strip().rsplit(":", 1)[1]
    return psycopg.connect(host=str(paths.socket_folder()), user="linli", password=secret, dbname="linli")


def pour(admin, n, community, quarter):
    """One community: doors, households of about three, people with phones; matters where there is somebody to own them."""
    chance = random.Random(n)
    made = rows_of(n, community, chance, quarter)
    for table, (columns, rows) in made.items():
        with admin.cursor().copy(f"copy {table} ({columns}) from stdin") as copy:
            for row in rows:
                copy.write_row(row)


def rows_of(n, community, chance, quarter):
    from linli.ground.base.tokens import search_tokens, sort_key
    from linli.ground.people.sealing import phone_index, tail_index

    ids = iter(range((n + 1) << 40, (n + 2) << 40))
    id = lambda: UUID(int=0x01A20C00_0000_7000_8000_000000000000 + next(ids))  # noqa: E731
    places, divisions, homes, spells, people, members, points = [], [], [], [], [], [], []
    doors = []
    for e in range(ESTATES):
        estate, path = id(), f"e{e:03}"
        places.append((estate, community, 1, "estate", f"花园{e}小区", path, f"花园{e}", f"花园{e}小区", False))
        if quarter:
            divisions.append((id(), community, 1, quarter.grids[e % 2].id, estate, "2020-01-01"))
        for b in range(BUILDINGS):
            above, line = f"{path}{b:04}", f"花园{e}小区 {b + 1}号楼"
            places.append((id(), community, 1, "building", f"{b + 1}号楼", above, f"花园{e}/{b + 1}", line, False))
            for d in range(DOORS):
                room, key = f"{d // 4 + 1}0{d % 4 + 1}", f"花园{e}/{b + 1}/1/{d}"
                doors.append((id(), f"{line} 1单元 {room}"))
                places.append(
                    (doors[-1][0], community, 1, "dwelling", room, f"{above}{d:04}", key, doors[-1][1], False)
                )
    home = None
    for p in range(PEOPLE):
        if p % 3 == 0:
            home, (door, line) = id(), doors[p // 3 % len(doors)]
            homes.append((home, community, 1, f"{chance.choice(SURNAMES)}大爷家"))
            spells.append((id(), community, 1, home, door, "owned", "2020-01-01"))
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        person, phone = id(), f"154{chance.randrange(10**8):08}"
        tokens = "{" + ",".join(f'"{t}"' for t in search_tokens(name, line)) + "}"
        born = f"{chance.randrange(1935, 2020)}-06-01"
        people.append((person, community, 1, name, sort_key(name), tokens, "1", born, "", "", "", "", "", "", ""))
        members.append((id(), community, 1, home, person, "", p % 3 == 0, "2020-01-01"))
        if p % 3 < 2:
            points.append((id(), community, 1, person, b"-", phone_index(phone), tail_index(phone)))
    head = "id, community_id, version, "
    made = {
        "places_place": (head + "kind, name, path, key, line, vacant", places),
        "places_division": (head + "grid_id, place_id, valid_from", divisions),
        "people_household": (head + "called", homes),
        "people_spell": (head + "household_id, dwelling_id, tenure, valid_from", spells),
        "people_person": (
            head
            + "name, sort_key, search_tokens, sex, born_on, ethnicity, education, marital, employer, hukou, note, ended_why",
            people,
        ),
        "people_membership": (head + "household_id, person_id, relation, is_head, valid_from", members),
        "people_contactpoint": (head + "person_id, sealed, whole_index, tail_index", points),
    }
    return made | (matters_of(community, quarter, id, chance) if quarter else {})


def matters_of(community, quarter, id, chance):
    from linli.engine.matters.searching import tokens_of
    from linli.ground.base.clock import now

    rows = []
    for m in range(MATTERS):
        said = f"花园{m % ESTATES}小区{chance.choice(WORDS)}"
        tokens = "{" + ",".join(f'"{t}"' for t in tokens_of(said, said)) + "}"
        grid, owner = quarter.grids[m % 2].id, quarter.posts["worker1"].id
        rows.append(
            (id(), community, "case", f"1-26-{m:04}", said, "owned", "accept", owner, "", grid, "", False, now(), now(),
             now(), "", 0, 1, tokens)
        )  # fmt: skip
    columns = (
        "id, community_id, kind, number, title, stage, step, owner_id, owner_why, grid_id, category, restricted, raised_at,"
        " due_at, stage_at, outcome, sent_back, version, search_tokens"
    )
    return {"matters_matter": (columns, rows)}


ASKED = (
    ["张", "伟", "秦", "王芳", "李建国", "桂英", "单", "zs", "zjg", "zeng", "ceng", "wangfang", "lijianguo", "zha", "zhangw"]
    + ["3栋", "三号楼", "花园3小区2号楼", "3号楼1单元301", "花园1小区", "电梯", "井盖松了", "1-26-0043", "43"]
)  # fmt: skip


def measure():
    from django.test import Client

    from linli.ground.accounts.models import Account

    chance, spent = random.Random(1), {"secretary": [], "worker1": []}
    by_word: dict[str, list[float]] = {}
    asked = [*ASKED, *(f"{chance.randrange(10_000):04}" for _ in range(6))]
    for role, times in spent.items():
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(
            Account.objects.get(username=f"{role}-1"), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        for _ in range(20):
            client.get("/find/", {"q": "张"})
        empty = statistics.median(cpu_of(lambda client=client: client.get("/find/")) for _ in range(40))
        print(f"{role}: the page without a question {empty:.1f} ms")
        for n in range(200):
            said = asked[n % len(asked)]
            cost = cpu_of(lambda said=said, client=client: client.get("/find/", {"q": said}))
            times.append(cost)
            by_word.setdefault(said if not (said.isdigit() and len(said) == 4) else "phone tail", []).append(cost)
    for role, times in spent.items():
        times.sort()
        print(
            f"{role}: median {statistics.median(times):.1f} ms, 95% {times[189]:.1f} ms, worst {times[-1]:.1f} ms of CPU"
        )
    for said, times in sorted(by_word.items(), key=lambda item: -statistics.median(item[1])):
        print(f"  {statistics.median(times):6.1f} ms  {said}")
    print("sequential scans:", sequential_scans(asked) or "none")
    look_through()


def cpu_of(act) -> float:
    """Milliseconds of CPU of this process and of its database backend."""
    from django.db import connection

    backend = connection.connection.info.backend_pid
    before = time.process_time_ns() + on_cpu(backend)
    answer = act()
    assert answer.status_code == 200, answer.status_code
    return (time.process_time_ns() + on_cpu(backend) - before) / 1e6


def on_cpu(pid: int) -> int:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def sequential_scans(asked) -> list[str]:
    """The statements whose plan reads a large table from end to end."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from linli.engine.search.queries import answer_to
    from linli.ground.accounts.models import Account
    from linli.ground.base.scope import scope
    from linli.ground.posts.actors import actor_for
    from linli.ground.regions.models import Community

    found = []
    for role in ("secretary", "worker1"):
        actor, community = actor_for(Account.objects.get(username=f"{role}-1")), Community.objects.get(number=1)
        with scope({community.id}), CaptureQueriesContext(connection) as said:
            for text in asked:
                answer_to(actor, community, text)
        with scope({community.id}), connection.cursor() as cursor:
            for row in said.captured_queries:
                if row["sql"].startswith("SELECT") and " FROM " in row["sql"]:
                    cursor.execute("EXPLAIN " + row["sql"].replace("%", "%%"))
                    plan = "\n".join(line for (line,) in cursor.fetchall())
                    if any(f"Seq Scan on {t}" in plan for t in ("people_", "places_place", "matters_matter")):
                        found.append(row["sql"][:200])
    return found


def look_through():
    """A public text of 2,000 signs against the names of 20,000 neighbours."""
    from linli.engine.publish.queries import findings
    from linli.ground.base.scope import scope
    from linli.ground.regions.models import Community

    community = Community.objects.get(number=1)
    text = "明天上午九点起，花园小区三号楼停水检修，请大家提前存水。感谢王建国、李秀英两位热心邻居帮忙通知。" * 42
    with scope({community.id}):
        from django.db import connection

        backend = connection.connection.info.backend_pid
        times = []
        for _ in range(20):
            before = time.process_time_ns() + on_cpu(backend)
            found = findings(community, text)
            times.append((time.process_time_ns() + on_cpu(backend) - before) / 1e6)
    print(f"public text of {len(text)} signs: median {statistics.median(times):.1f} ms of CPU, {len(found)} findings")


if __name__ == "__main__":
    main()
