"""Bring the catalogues up to date: collect the Chinese source strings, keep the English ones, compile.

Prints what lacks English. With --from FILE.json ({"中文": "English"}) the words of that file are put in;
with --compile only the .mo files are written."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linli.words.catalogs import compile_all, update


def main(arguments):
    """Do what the arguments say; the words that still lack English are printed."""
    if "--compile" in arguments:
        compile_all()
        return 0
    said = (
        json.loads(Path(arguments[arguments.index("--from") + 1]).read_text("utf-8")) if "--from" in arguments else {}
    )
    lacking = update(said=said)
    for ident in lacking:
        print(f"no English yet: {ident}")
    print(f"locale/ is up to date; {len(lacking)} without English.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
