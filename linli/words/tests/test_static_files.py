"""The files that browsers fetch: third-party ones are what they say, ours stay small."""

import gzip
import hashlib
import re
import tomllib

import pytest

from linli.words.sources import ROOT

STATIC = ROOT / "linli" / "static"
LAYOUTS = {
    "office": ("tokens", "linli", "shell", "forms", "matter"),
    "resident": ("tokens", "linli", "report", "forms", "matter"),
    "door": ("tokens", "linli", "forms", "door"),
}


def weight(path):
    return len(gzip.compress(path.read_bytes(), 9))


def test_vendored_files_are_the_ones_that_were_looked_at():
    listed = tomllib.loads((STATIC / "vendor/vendor.toml").read_text("utf-8"))["file"]
    hashes = {
        each["file"]: hashlib.sha256((STATIC / "vendor" / each["file"]).read_bytes()).hexdigest() for each in listed
    }
    assert hashes == {each["file"]: each["sha256"] for each in listed}
    assert all((STATIC / "vendor" / each["licence_file"]).exists() for each in listed)


def test_every_vendored_file_is_listed():
    listed = tomllib.loads((STATIC / "vendor/vendor.toml").read_text("utf-8"))["file"]
    named = {"vendor.toml"} | {each["file"] for each in listed} | {each["licence_file"] for each in listed}
    assert {path.name for path in (STATIC / "vendor").iterdir()} == named


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_styles_of_a_layout_stay_under_eleven_kilobytes(layout):
    assert sum(weight(STATIC / "linli" / f"{name}.css") for name in LAYOUTS[layout]) < 11_000


def test_our_own_scripts_stay_small():
    assert sum(weight(path) for path in (STATIC / "linli/js").glob("*.js")) < 8_000  # all; no page loads half of them


def test_every_icon_a_page_names_is_in_the_sprite():
    drawn = set(re.findall(r'id="i-([a-z]+)"', (STATIC / "linli/icons.svg").read_text("utf-8")))
    pages = [path.read_text("utf-8") for path in (ROOT / "linli").rglob("templates/**/*.html")]
    named = {name for page in pages for name in re.findall(r'{% icon "([a-z]+)"', page)}
    assert named - drawn == set()


def test_no_style_sheet_names_a_colour_we_do_not_have():
    sheets = {path.name: path.read_text("utf-8") for path in (STATIC / "linli").glob("*.css")}
    known = {name for sheet in sheets.values() for name in re.findall(r"(--[\w-]+)\s*:", sheet)}
    used = {name for sheet in sheets.values() for name in re.findall(r"var\((--[\w-]+)", sheet)}
    assert used - known == set()
