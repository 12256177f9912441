"""The shape of the house, read off its files and models: what no single test of an app can hold."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from linli.engine.matters.kinds import kinds
from linli.ground.base.declare import keepings

HOUSE = Path(__file__).resolve().parent.parent
FLOORS = ("ground", "engine", "registers", "work", "front")
CODE = [p for p in (HOUSE / "linli").rglob("*.py") if not {"tests", "migrations"} & set(p.parts)]
PAGES = [p for p in (HOUSE / "linli").rglob("*.html") if "tests" not in p.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(HOUSE / "linli"))


def lines_that(pattern: str, files, *, but: set[str] = frozenset()) -> list[str]:
    """`file:line` of every line of code (comments aside) in which the pattern is found."""
    seek = re.compile(pattern)
    return [
        f"{name_of(path)}:{number}"
        for path in sorted(files)
        if name_of(path) not in but
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if seek.search(line) and not line.lstrip().startswith("#")
    ]


def floor_of(model) -> int:
    """How high a model's app stands; tables of other packages lie under the house."""
    parts = model.__module__.split(".")
    return FLOORS.index(parts[1]) if parts[0] == "linli" else -1


def test_foreign_keys_point_down_and_never_to_a_neighbour_at_work():
    ours = [m for m in apps.get_models() if m.__module__.startswith("linli.")]
    keys = [(m, f) for m in ours for f in m._meta.get_fields() if f.concrete and f.is_relation]
    up = [f"{m._meta.label}.{f.name}" for m, f in keys if floor_of(f.related_model) > floor_of(m)]
    across = [
        f"{m._meta.label}.{f.name}"
        for m, f in keys
        if floor_of(m) == FLOORS.index("work") == floor_of(f.related_model)
        and m._meta.app_label != f.related_model._meta.app_label
    ]
    assert (up, across) == ([], [])


def test_no_file_is_longer_than_four_hundred_lines():
    everything = (p for p in (HOUSE / "linli").rglob("*.py") if "migrations" not in p.parts)
    long = {name_of(p): n for p in everything if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def test_no_file_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "manager", "managers", "service", "services", "data", "info", "common", "misc"}
    assert sorted(name_of(p) for p in CODE if p.stem in empty) == []


def test_time_comes_from_our_clock_only():
    clocks = r"datetime\.now\(|utcnow\(|date\.today\(|timezone\.now\(|\blocaltime\(|time\.time(_ns)?\(|\bNow\(|auto_now|db_default"
    keeps_its_own = {
        "ground/base/clock.py",
        "ground/base/ids.py",
    }  # an id carries the moment it was made, also in the past
    files = [p for p in CODE if "station" not in p.parts]
    assert lines_that(clocks, files, but=keeps_its_own) == []


SPEAKS_SQL = {
    "front/demo/growth.py",  # one town grows at a time
    "front/demo/laying.py",  # a million rows of a drawn town
    "front/portal/pages.py",  # is the database there?
    "ground/people/register/pouring.py",  # thousands of rows of an import in one statement
    "engine/counts/folding.py",  # delete and add in one statement
    "engine/counts/recounting.py",  # compare what was counted with what happened, at one moment
    "ground/base/limits.py",  # count one more and say how many, in one statement
    "ground/base/prepared.py",  # ask again what Django compiled once
    "ground/base/written.py",  # the same for one row going in
    "ground/base/statistics.py",  # tell the planner
    "ground/base/scope.py",  # whose rows a transaction may see
    "ground/regions/checks.py",  # what the database guards
    "ground/regions/models.py",  # the counter: insert or count up, and say the number
    "ground/regions/operations.py",  # migrations of our own
}


def test_raw_sql_is_spoken_in_few_places():
    raw = r"\.cursor\(|\.raw\(|\.extra\(|\bRawSQL\b|\.executemany?\("
    files = [p for p in CODE if "station" not in p.parts]
    assert {line.split(":")[0] for line in lines_that(raw, files)} <= SPEAKS_SQL


def test_nothing_listens_to_signals_of_models():
    heard = r"\b(pre|post)_(save|delete|init)\b|\bm2m_changed\b|@receiver\b|django\.dispatch"
    assert lines_that(heard, CODE) == []


def test_pages_carry_no_style_and_no_script_of_their_own():
    inline = r"""\sstyle\s*=\s*["']|<style\b|<script\b(?![^>]*\bsrc=)(?![^>]*application/json)|\son[a-z]+\s*=\s*["']|javascript:"""
    code = [p for p in CODE if "station" not in p.parts]
    assert lines_that(inline, [*PAGES, *code], but={"words/check.py"}) == []  # that one looks for them itself


PERSONAL = {  # a column that says something about a human, or leads to one
    "account_id", "answer", "answered_by", "before", "born_on", "by_account", "called", "findings", "note", "person",
    "person_id", "phone", "raised_by", "said", "sealed", "subjects", "username", "words",
}  # fmt: skip
BEARS_A_NAME = {"accounts.Account", "people.Person", "posts.Holding"}  # where `name` is a human's
OF_NOBODY = {
    "bodies.Body.phone": "the public number of an organisation",
    "cases.Category.by_account": "who decided is part of the decision, kept as long as it",
    "cases.Route.note": "the reason of a rule",
    "posts.Post.phone": "the duty phone, public",
    "regions.Community.phone": "the duty phone, public",
    "regions.Setting.by_account": "who decided is part of the decision, kept as long as it",
}


def personal_columns(model) -> list[str]:
    names = [f.name for f in model._meta.local_fields]
    label = model._meta.label
    found = [n for n in names if n in PERSONAL or n.endswith("_sealed") or (n == "name" and label in BEARS_A_NAME)]
    leads = [
        f.name
        for f in model._meta.local_fields
        if f.is_relation and f.related_model._meta.label in ("people.Person", "people.Household")
    ]
    return sorted({n for n in [*found, *leads] if f"{label}.{n}" not in OF_NOBODY})


def test_whatever_is_kept_about_a_human_says_why_and_how_long():
    ours = [m for m in apps.get_models() if m.__module__.startswith("linli.")]
    silent = {m._meta.label: c for m in ours if (c := personal_columns(m)) and m._meta.label not in keepings}
    assert silent == {}


def test_a_keeping_names_a_model_that_is_there_and_says_what_happens():
    known = {m._meta.label for m in apps.get_models()}
    strange = [k.model for k in keepings if k.model not in known]
    vague = [
        k.model
        for k in keepings
        if k.erase not in ("blank", "drop", "keep")
        or k.merge not in ("move", "keep")
        or k.leave not in ("end", "keep", "hand on")
        or not (k.purpose and k.basis and k.retention)
    ]
    assert (strange, vague) == ([], [])


def app_of(kind) -> Path:
    """The folder of the app whose `kind.py` registers this kind."""
    registers = re.compile(rf'word="{kind.word}"')
    return next(p.parent for p in CODE if p.name == "kind.py" and registers.search(p.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", list(kinds), ids=lambda k: k.word)
def test_every_kind_is_lived_once_in_a_test(kind):
    life = app_of(kind) / "tests" / "test_life.py"
    assert re.findall(r"^def test_life_of_an?_\w+", life.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("kind", list(kinds), ids=lambda k: k.word)
def test_every_kind_has_a_line_in_the_glossary(kind):
    glossary = (HOUSE / "docs" / "words.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {kind.title} \| .*`{kind.word}`", glossary, re.MULTILINE)


@pytest.mark.parametrize("kind", list(kinds), ids=lambda k: k.word)
def test_every_kind_lives_in_the_demo_town(kind):
    town = [p for p in CODE if "demo" in p.parts and p.name not in ("__init__.py", "apps.py")]
    if not town:
        pytest.skip("the demo town is not built yet")
    assert [name_of(p) for p in town if f"work.{app_of(kind).name}" in p.read_text(encoding="utf-8")]
