"""From rows of a log to lines the auditor reads: sign-in names and posts of who acted; whom it was about stays a number."""

import csv
import io
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.papers.ledgers.cells import harmless
from linli.engine.papers.ledgers.kinds import ledgers
from linli.engine.papers.ledgers.words import PURPOSE_TITLES, Purpose
from linli.engine.papers.models import Export
from linli.ground.access.models import Act, ReadLog, Refusal
from linli.ground.access.words import ACTS, FACTS
from linli.ground.accounts.models import Account
from linli.ground.posts.models import Post
from linli.work.rights.pages.showing import purpose_word

Row = ReadLog | Act | Refusal | Export


def lines_of(rows: list, community: int) -> list[dict]:
    """Lines of one log, with two questions for all of them."""
    names = dict(Account.objects.filter(id__in={account_of(r) for r in rows}).values_list("id", "username"))
    wanted = {post for r in rows if (post := post_of(r))}
    posts = dict(Post.objects.filter(community_id=community, id__in=wanted).values_list("id", "title"))
    return [line_of(row, names, posts) for row in rows]


def account_of(row: Row) -> int | None:
    return row.by_account if isinstance(row, Export) else row.account_id


def post_of(row: Row) -> UUID | None:
    return row.by_post if isinstance(row, Export) else getattr(row, "post_id", None)


def line_of(row: Row, names: dict, posts: dict) -> dict:
    account = account_of(row)
    line = {"id": row.id, "at": row.made_at if isinstance(row, Export) else row.at}
    line |= {"account": names.get(account, ""), "account_id": account}
    if isinstance(row, Refusal):
        return line | {"path": row.path, "why": row.why}
    line["post"] = posts.get(post_of(row), "")
    return line | FACTS_OF[type(row)](row)


def reading_facts(row: ReadLog) -> dict:
    return {
        "purpose": row.purpose,
        "purpose_word": purpose_word(row.purpose),
        "subjects": [str(s) for s in row.subjects],
        "sealed_in": row.sealed_in,
    }


def act_facts(row: Act) -> dict:
    """The act in words, and its facts each under its name."""
    return {
        "word": row.word,
        "word_said": _(ACTS[row.word]) if row.word in ACTS else row.word,
        "subject": row.subject,
        "facts": row.facts,
        "facts_said": [(_(FACTS[name]) if name in FACTS else name, fact_said(name, row.facts[name])) for name in row.facts],
        "sealed_in": row.sealed_in,
    }  # fmt: skip


def fact_said(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if name == "purpose" and value in PURPOSE_TITLES:
        return _(PURPOSE_TITLES[Purpose(value)])
    if name == "ledger" and (ledger := ledgers.get(str(value))):
        return _(ledger.title)
    return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def export_facts(row: Export) -> dict:
    ledger = ledgers.get(row.word)
    return {
        "ledger": row.word,
        "ledger_said": _(ledger.title) if ledger else row.word,
        "rows": row.rows,
        "rows_said": row.sieve_said,
        "format": row.format,
        "whole": row.whole,
        "purpose": _(PURPOSE_TITLES[Purpose(row.purpose)]),
        "reason": row.reason,
        "state": row.state,
        "state_said": _(Export.State(row.state).label),
        "taken_at": row.taken_at,
        "sha256": row.sha256,
    }


FACTS_OF = {ReadLog: reading_facts, Act: act_facts, Export: export_facts}


def as_plain(line: dict) -> dict:
    """As JSON and text files say it: moments with their zone, ids as text; what is only said nicer is left out."""
    return {name: plain(value) for name, value in line.items() if name != "facts_said"}


def plain(value: object) -> object:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def sheet_of(head: str, lines: list[dict]) -> str:
    """CSV with a mark for spreadsheet programs, first who took it and when; no cell can begin a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    pen = csv.writer(out)
    pen.writerow([harmless(head)])
    pen.writerow(lines[0].keys() if lines else [])
    pen.writerows([harmless(v) for v in line.values()] for line in lines)
    return out.getvalue()
