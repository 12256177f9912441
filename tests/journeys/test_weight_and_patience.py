"""What a page weighs on a bad line, and that slow phones starve nobody."""

import socket
import threading
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from tests.journeys.looking import DESK, PASSWORD, PHONE, context_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KB = 1000


def cold_bytes(browser, station, user, address, width) -> int:
    """Everything that crosses the line for a first visit but photos of residents, as it is sent (gzip)."""
    context = context_for(browser, station, width=width, user=user)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    photos, sizes = set(), []
    wire.on(
        "Network.responseReceived", lambda e: photos.add(e["requestId"]) if "/files/" in e["response"]["url"] else None
    )
    wire.on("Network.loadingFinished", lambda e: sizes.append((e["requestId"], e["encodedDataLength"])))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    return round(sum(size for id, size in sizes if id not in photos))


@pytest.mark.parametrize(
    ("user", "address", "width", "most"),
    [
        ("", "/c/1/", PHONE, 60 * KB), ("jumin1", "/c/1/", PHONE, 60 * KB), ("wangge2", "/cases/", PHONE, 60 * KB),
        ("shizheng", "/asked/", PHONE, 60 * KB), ("shuji", "/today/", DESK, 120 * KB),
    ],
)  # fmt: skip
def test_a_page_is_light(browser, station, user, address, width, most):
    weight = cold_bytes(browser, station, user, address, width)
    assert KB < weight <= most, f"{address}: {weight} bytes"


def opener_for(station, user):
    """Signed in without a browser."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar := CookieJar()))
    opener.open(f"{station.url}/accounts/login/").read()
    token = next(c.value for c in jar if c.name == "linli_csrf")
    facts = {"login": user, "password": PASSWORD, "csrfmiddlewaretoken": token}
    opener.open(f"{station.url}/accounts/login/", urllib.parse.urlencode(facts).encode()).read()
    return opener


def test_a_hundred_phones_that_send_one_byte_a_second_keep_nobody_waiting(station):
    """Half of them dawdle over the head of a request, half over the body of a report."""
    host, port = urllib.parse.urlsplit(station.url).netloc.split(":")
    head = b"POST /c/1/report/ HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n"
    slow = [socket.create_connection((host, int(port))) for _ in range(100)]
    for n, line in enumerate(slow):
        line.sendall(head + b"\r\n" if n % 2 else head[:40])
    over = threading.Event()

    def dawdle():
        while not over.wait(1):
            for line in slow:
                try:
                    line.sendall(b"x")
                except OSError:
                    continue

    threading.Thread(target=dawdle, daemon=True).start()
    try:
        opener = opener_for(station, "wangge2")
        times = []
        for address in ("/healthz", "/today/") * 3:
            begun = time.monotonic()
            opener.open(station.url + address, timeout=10).read()
            times.append(time.monotonic() - begun)
        assert max(times) <= 1, times
    finally:
        over.set()
        for line in slow:
            line.close()
