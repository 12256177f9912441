"""What the tests look for in our words and pages. Every check returns what is wrong as sentences."""

import re

from .catalogs import english_po, mo_bytes, po_files, read, untranslated
from .sources import ROOT, messages, messages_of_template, templates

HAN = r"[\u3400-\u9fff]"
HALF_WIDTH = re.compile(rf"(?<={HAN})[,:;?!()](?={HAN})|(?<={HAN})[,;?!](?=\s|$)|(?<={HAN})\.(?=\s|$|{HAN})")
NEVER = ("重点人员", "重点人群", "特殊人群", "困难群体", "用户", "扣分", "台账录入", "弱势群体", "帮扶对象", "刁民")
NEVER_TO_RESIDENTS = ("工单", "派单", "结案", "诉求人", "办件", "网格化")
OLD_HTMX = (
    "hx-vars", "hx-params", "hx-prompt", "hx-ext", "hx-disinherit", "hx-inherit", "hx-request", "hx-history",
    "hx-history-elt", "hx-disabled-elt", "hx-ws", "hx-sse", "htmx:beforeRequest", "htmx:afterRequest",
    "htmx:beforeSwap", "htmx:afterSwap", "htmx:afterSettle", "htmx:configRequest", "htmx:responseError",
    "htmx:sendError",
)  # fmt: skip
INLINE = (
    re.compile(r"<[^>]*\sstyle\s*="), re.compile(r"<style\b"), re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']"),
    re.compile(r"javascript:"),
    re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")"),
)  # fmt: skip
OWN_NAME = re.compile(r"<(\w+)\b[^>]*\slang=[^>]*>[^<]*</\1>")  # a language calls itself by its own name
COMMENTS = re.compile(r"{% comment .*?%}.*?{% endcomment %}|{% comment %}.*?{% endcomment %}|{#.*?#}|<!--.*?-->", re.S)
SPOKEN = re.compile(r"{% (blocktrans(?:late)?)\b.*?{% end\1 %}|{% trans(?:late)? .*?%}|_\((\"[^\"]*\"|'[^']*')\)", re.S)
SAMPLES = {"kit.html"}  # the gallery of parts shows invented samples as they are


def missing_translations(root=ROOT):
    """Source strings that the English catalogue lacks, or has without words."""
    catalog = read(english_po(root))
    gone = [m for m in set(messages(root)) if catalog.get(m.singular, context=m.context) is None]
    lacking = [f"{m.file}: {m.singular!r} is not in locale/en; run script/messages" for m in gone]
    return sorted(lacking) + [f"locale/en: {ident!r} has no English yet" for ident in untranslated(catalog)]


def lost_places(root=ROOT):
    """English words that lack or add a place to fill in, such as %(name)s: the page would break when it is said."""
    pairs = [(_forms(message.id), _forms(message.string)) for message in read(english_po(root)) if message.id]
    return [f"locale/en: {said!r} does not fill the places of {chinese[0]!r}"
            for chinese, english in pairs for said in english if said and _places(said) != _places(chinese[0])]  # fmt: skip


def _forms(said):
    return said if isinstance(said, (tuple, list)) else (said,)


def _places(said):
    return sorted(re.findall(r"%\(\w+\)[sd]|{\w+}", said))


def stale_catalogs(root=ROOT):
    """Catalogues whose compiled file differs from their words."""
    stale = [path for path in po_files(root) if not _is_compiled(path)]
    return [f"{path.relative_to(root)} is newer than its .mo; run script/messages" for path in stale]


def _is_compiled(path):
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.read_bytes() == mo_bytes(read(path))


def half_width_marks(text):
    """Half-width punctuation between Han characters, or after one at the end of a phrase."""
    return [text[max(0, at.start() - 6) : at.end() + 6] for at in HALF_WIDTH.finditer(text)]


def forbidden_words(text, to_residents=False):
    """Words we do not say about people; to residents also no words of the office."""
    return [word for word in NEVER + (NEVER_TO_RESIDENTS if to_residents else ()) if word in text]


def old_htmx_names(text):
    """Names of htmx 1 and 2 that htmx 4 no longer knows."""
    return [name for name in OLD_HTMX if re.search(rf"{re.escape(name)}(?![\w:-])", text)]


def inline_code(text):
    """Style and script inside a page, which our content policy would not run."""
    return [found.group(0) for pattern in INLINE for found in pattern.finditer(COMMENTS.sub("", text))]


def untranslated_text(text):
    """Han characters of a template that stand outside translation marks."""
    bare = SPOKEN.sub(" ", OWN_NAME.sub(" ", COMMENTS.sub("", text)))
    return re.findall(rf"[^\s<>\"'{{}}%|]*{HAN}+[^\s<>\"'{{}}%|]*", bare)


def faults_of_template(text, name):
    """Everything wrong with one template, as sentences."""
    said = [m.singular for m in messages_of_template(text, name)]
    words = "\n".join([*said, COMMENTS.sub("", text)])
    faults = [f"{name}: half-width mark in “{at}”" for line in said for at in half_width_marks(line)]
    faults += [f"{name}: we do not say {word}" for word in forbidden_words(words, is_for_residents(name))]
    faults += [f"{name}: htmx 4 has no {old}" for old in old_htmx_names(text)]
    faults += [f"{name}: inline code {code!r}" for code in inline_code(text)]
    if name.rsplit("/", 1)[-1] not in SAMPLES and "/help/" not in name:  # help is a page per language
        faults += [f"{name}: “{bare}” stands outside translation marks" for bare in untranslated_text(text)]
    return faults


def is_for_residents(name):
    """True for templates that residents read."""
    return "resident" in name


def faults_of_templates(root=ROOT):
    """Everything wrong with all our templates."""
    pages = [(path.read_text(encoding="utf-8"), str(path.relative_to(root))) for path in templates(root)]
    return [fault for text, name in pages for fault in faults_of_template(text, name)]


def faults_of_words(root=ROOT):
    """Everything wrong with the source strings of our Python files."""
    said = sorted({(m.file, m.singular) for m in messages(root) if m.file.endswith(".py")})
    faults = [f"{file}: half-width mark in “{at}”" for file, line in said for at in half_width_marks(line)]
    return faults + [f"{file}: we do not say {word}" for file, line in said for word in forbidden_words(line)]
