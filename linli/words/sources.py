"""Where the words stand: every source string of the Python files and the templates, in Chinese."""

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {
    "_": None, "N_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ugettext": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
SKIPPED = {"tests", "migrations", "static", "node_modules"}


class Message(NamedTuple):
    """One source string: its singular, its plural or nothing, its context or nothing, and the file it stands in."""

    singular: str
    plural: str | None
    context: str | None
    file: str


def python_files(root=ROOT):
    """Our Python files that may speak to people."""
    return sorted(path for path in (root / "linli").rglob("*.py") if not SKIPPED & set(path.relative_to(root).parts))


def templates(root=ROOT):
    """Our templates of every kind."""
    return sorted(path for path in (root / "linli").rglob("templates/**/*") if path.suffix in {".html", ".txt", ".xml"})


def messages(root=ROOT):
    """Every source string with its file; a string used in three files comes three times."""
    found = []
    for path in python_files(root):
        found += messages_of(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for path in templates(root):
        name = str(path.relative_to(root))
        found += messages_of_template(path.read_text(encoding="utf-8"), name)
    return found


def messages_of_template(text, file):
    """The source strings of one template."""
    # In brackets, because what Django makes of a template has the template's own indents.
    return messages_of("(\n" + templatize(text, origin=file) + "\n)", file)


def messages_of(code, file):
    """The source strings of one piece of Python."""
    calls = extract_python(BytesIO(code.encode("utf-8")), KEYWORDS, [], {"encoding": "utf-8"})
    found = [_message(name, said, file) for _, name, said, _ in calls]
    # Source strings are Chinese: plain ASCII is a key inside a call, as in _(ERRORS["word"]).
    return [message for message in found if message and message.singular and not message.singular.isascii()]


def _message(name, said, file):
    said = said if isinstance(said, tuple) else (said,)
    if name.startswith(("pgettext", "npgettext")):
        context, singular, *rest = said
    else:
        context, (singular, *rest) = None, said
    if not isinstance(singular, str):
        return None
    plural = rest[0] if rest and "ngettext" in name.replace("npgettext", "ngettext") else None
    return Message(singular, plural, context, file)
