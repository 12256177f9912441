"""Every page of every role in a real browser: once per run at one width and mode, all of them in `script/check`."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.journeys.looking import DESK, NARROW, PHONE, context_for, faults_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
# Each app lists its pages in tests/browsed.py: (sign-in, address); further addresses after ' > ' are the first links of
# that shape found on the page before ("*" stands for an id).
PAGES = [
    (user, address)
    for file in sorted(ROOT.glob("linli/*/*/tests/browsed.py"))
    for user, address in import_module(".".join(file.relative_to(ROOT).with_suffix("").parts)).PAGES
]
WAYS = [(width, elder) for width in (NARROW, PHONE, DESK) for elder in (False, True)]


@pytest.fixture(scope="module")
def browsers(browser, station):
    """One signed-in browser per role, width and mode, kept for all pages."""
    kept = {}

    def give(user, width, elder):
        key = (user, width, elder)
        if key not in kept:
            kept[key] = context_for(browser, station, width=width, elder=elder, user=user)
        return kept[key]

    yield give
    for context in kept.values():
        context.close()


def go(page, address):
    """Open the page, following the links named after ' > '."""
    first, *more = address.split(" > ")
    answer = page.goto(first)
    for shape in more:
        pattern = re.compile("^" + re.escape(shape).replace(r"\*", r"(?:\d+|[0-9a-f-]{36})") + "$")
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
        answer = page.goto(next(link for link in links if pattern.match(link)))
    return answer


def look(browsers, user, address, width, elder):
    page = browsers(user, width, elder).new_page()
    said = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    try:
        status = go(page, address).status
        wanted = 404 if address == "/nowhere/" else 200
        said = [s for s in said if wanted == 200 or "404" not in s]
        assert (status, said, faults_of(page, elder=elder)) == (wanted, [], [])
    finally:
        page.close()


@pytest.mark.parametrize(("n", "user", "address"), [(n, *p) for n, p in enumerate(PAGES)])
def test_a_page_is_right_at_one_width_and_mode(browsers, n, user, address):
    width, elder = WAYS[n % len(WAYS)]
    look(browsers, user, address, width, elder)


@pytest.mark.wide
@pytest.mark.parametrize(("width", "elder"), WAYS)
@pytest.mark.parametrize(("user", "address"), PAGES)
def test_a_page_is_right_at_every_width_and_mode(browsers, user, address, width, elder):
    look(browsers, user, address, width, elder)
