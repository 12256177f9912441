"""Walks the running demo as each of its people and writes a picture of every page, on a phone and on a desk."""

import os
import re
import sys
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import sync_playwright

from linli.front.demo.signins import SIGN_INS

OUT = Path("shots")
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
# One example of each sort of page is enough: addresses that differ only in their numbers are one sort.
NUMBERS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
PAGES_MAX = 60


def main(words):
    """Write shots/<who>/<size>/<address>.png for nobody and for every demo person."""
    address = words[0] if words else f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ["LINLI_CHROMIUM"], args=["--no-sandbox"])
        for who in (None, *SIGN_INS):
            for size, view in SIZES.items():
                context = browser.new_context(viewport=view, locale="zh-CN", timezone_id="Asia/Shanghai")
                name = who.username if who else "nobody"
                page = context.new_page()
                if who:
                    sign_in(page, address, who)
                print(f"linli: {name} on a {size}: {walk(page, address, OUT / name / size)} pages", file=sys.stderr)
                context.close()
        browser.close()


def sign_in(page, address, who):
    """Sign in as a person would."""
    page.goto(urljoin(address, "accounts/login/"))
    page.fill("[name=login]:not([type=hidden])", who.username)
    page.fill("[name=password]:not([type=hidden])", who.password)
    with page.expect_navigation():
        page.press("[name=password]:not([type=hidden])", "Enter")


def walk(page, address, folder):
    """Follow links from where the person is; a picture of each sort of page."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting, seen = [page.url if page.url.startswith(address) else address], set()
    while waiting and len(seen) < PAGES_MAX:
        url = waiting.pop(0)
        if (sort := sort_of(url)) in seen:
            continue
        seen.add(sort)
        try:
            answer = page.goto(url)
        except Exception as error:  # a download is no page
            print(f"linli: {url}: {str(error).splitlines()[0]}", file=sys.stderr)
            continue
        if answer and "text/html" in answer.headers.get("content-type", ""):
            page.screenshot(path=folder / f"{sort}.png", full_page=True)
            waiting += links_of(page, address)
    return len(seen)


def links_of(page, address):
    """Give the addresses of this site that the page leads to, without the way out."""
    # The attribute, for a link inside a drawn map has no text as its href.
    said = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    links = [urldefrag(urljoin(page.url, link)).url for link in said]
    return [link for link in links if link.startswith(address) and "logout" not in link]


def sort_of(url):
    """Name a sort of page by its path, numbers left out."""
    return NUMBERS.sub("n", urlsplit(url).path).strip("/").replace("/", "_") or "home"


if __name__ == "__main__":
    main(sys.argv[1:])
