"""The papers say what is so: the index is whole, links lead somewhere, what is printed from the code is fresh."""

import re
from pathlib import Path

import pytest

from tests import kinds_page

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAPERS = sorted(DOCS.rglob("*.md"))
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
FORM = re.compile(
    r"# (?P<number>\d{4}) (?P<title>.+)\n\n\*20\d\d-\d\d-\d\d · (?P<state>accepted|replaced by \d{4})\*\n\n"
    r"\*\*The question\.\*\* .+\n\n\*\*What we weighed\.\*\* .+\n\n\*\*What we chose\.\*\* .+\n\n"
    r"\*\*What would change our mind\.\*\* .+\n"
)


def test_the_page_of_kinds_is_printed_from_the_code():
    assert kinds_page.PAGE.read_text(encoding="utf-8") == kinds_page.page()


@pytest.mark.parametrize("paper", DECISIONS, ids=lambda p: p.stem)
def test_a_decision_keeps_the_form_and_its_number(paper):
    form = FORM.fullmatch(paper.read_text(encoding="utf-8"))
    assert form and form["number"] == paper.name[:4]


def test_the_index_lists_every_decision_by_its_title_and_state():
    forms = [(p.name, FORM.fullmatch(p.read_text(encoding="utf-8"))) for p in DECISIONS]
    wanted = [f"| [{f['number']}]({name}) | {f['title']} | {f['state']} |" for name, f in forms]
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    assert [line for line in index.splitlines() if line.startswith("| [")] == wanted
    assert len({f["number"] for _, f in forms}) == len(forms)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: str(p.relative_to(DOCS)))
def test_links_and_named_files_lead_somewhere(paper):
    text = paper.read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"https?:|#", link)]
    named = re.findall(r"`((?:linli|tests|script|docs|locale)/[\w./-]+\w)`", text)
    gone = [link for link in links if not (paper.parent / link).exists()]
    gone += [name for name in named if not (DOCS.parent / name).exists()]
    assert gone == []
