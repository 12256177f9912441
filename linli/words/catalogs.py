"""The catalogues of locale/: brought up to date from the sources, compiled without any outside tool.

No dates and no line numbers are written, so that a catalogue changes only when words change."""

from datetime import UTC, datetime
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .sources import ROOT, messages

ENGLISH = "en"
A_DAY = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = "# Linli 邻里: the words on the screen. Sources are Chinese; script/messages brings this file up to date."


def po_files(root=ROOT):
    """Every catalogue we keep."""
    return sorted((root / "locale").glob("*/LC_MESSAGES/*.po"))


def english_po(root=ROOT):
    """The file of the English words."""
    return root / "locale" / ENGLISH / "LC_MESSAGES" / "django.po"


def read(path):
    """Read a catalogue; one that is not there yet is empty."""
    if not path.exists():
        return Catalog(locale=path.parts[-3])
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def renewed(old, found):
    """A catalogue of the strings found, with the translations the old one has; words no longer used are dropped."""
    new = Catalog(locale=str(old.locale), project="Linli", version="", creation_date=A_DAY, revision_date=A_DAY)
    new.header_comment, new.last_translator, new.language_team, new.fuzzy = HEAD, "Linli", "Linli", False
    for message in sorted(set(found), key=lambda m: (m.file, m.singular)):
        ident = (message.singular, message.plural) if message.plural else message.singular
        known = old.get(message.singular, context=message.context)
        said = known.string if known and _same_shape(known.string, ident) else None
        new.add(ident, said, [(message.file, None)], context=message.context)
    return new


def _same_shape(said, ident):
    return isinstance(said, (tuple, list)) == isinstance(ident, tuple)


def po_bytes(catalog):
    """A catalogue as the text that people edit."""
    out = BytesIO()
    write_po(out, catalog, width=120, include_lineno=False, omit_header=False, ignore_obsolete=True)
    return out.getvalue()


def mo_bytes(catalog):
    """A catalogue as the file that Django reads."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def update(root=ROOT, said=()):
    """Write locale/en anew from the sources and compile every catalogue; return the strings still without English.

    said: {Chinese: English, or [one, many]} to put in on the way."""
    path = english_po(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = renewed(read(path), messages(root))
    fill(catalog, dict(said))
    path.write_bytes(po_bytes(catalog))
    compile_all(root)
    return untranslated(read(path))


def fill(catalog, said):
    """Put translations into a catalogue by their Chinese."""
    for message in catalog:
        chinese = message.id[0] if isinstance(message.id, tuple) else message.id
        if chinese in said:
            english = said[chinese]
            message.string = tuple(english) if isinstance(message.id, tuple) else english


def compile_all(root=ROOT):
    """Write the .mo beside every .po."""
    for path in po_files(root):
        path.with_suffix(".mo").write_bytes(mo_bytes(read(path)))


def untranslated(catalog):
    """The source strings that have no words in the other language yet."""
    return [message.id for message in catalog if message.id and not _is_said(message.string)]


def _is_said(said):
    return all(said) if isinstance(said, (tuple, list)) else bool(said)
