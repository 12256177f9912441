"""The floors hold: the contracts of `.importlinter` are kept, and each of them bites."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
PLANTED = {  # file → an import that must break the contract named beside it
    "ground/base/ids.py": ("linli.work.cases.models", "Imports point down the floors"),
    "ground/places/paths.py": ("linli.ground.posts.models", "The ground stands in its order"),
    "engine/notices/sentences.py": ("linli.engine.matters.kinds", "The engine stands in its order"),
    "front/desks/greeting.py": ("linli.front.portal.errors", "The fronts stand in their order"),
    "work/cases/words.py": ("linli.work.cases.kind", "Inside an app, imports point from pages to words"),
    "engine/matters/kinds.py": ("linli.engine.matters.queries", "Inside the engine of matters"),
    "ground/access/actor.py": ("django.http", "Rules, words and arithmetic import no Django"),
    "station/paths.py": ("linli.ground.base.clock", "The station starts the house and knows nothing of its rooms"),
}


def verdicts(folder: Path) -> dict[str, str]:
    """Contract → KEPT or BROKEN, as import-linter says in this folder."""
    run = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    said = subprocess.run([sys.executable, "-c", run], cwd=folder, capture_output=True, text=True, timeout=60)
    return dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", said.stdout, re.MULTILINE))


def test_every_contract_is_kept():
    names = re.findall(r"^name = (.+)$", (HOUSE / ".importlinter").read_text(), re.MULTILINE)
    assert verdicts(HOUSE) == dict.fromkeys(names, "KEPT")


def test_a_planted_import_breaks_its_contract_even_inside_a_function(tmp_path):
    only_python = lambda folder, names: [n for n in names if "." in n and not n.endswith(".py")]  # noqa: E731
    shutil.copytree(HOUSE / "linli", tmp_path / "linli", ignore=only_python)
    shutil.copy(HOUSE / ".importlinter", tmp_path)
    for n in ("alpha", "beta"):  # two work apps that know each other
        (tmp_path / "linli/work" / n).mkdir()
        (tmp_path / "linli/work" / n / "__init__.py").write_text("from linli.work.cases import words\n")
    for file, (name, _) in PLANTED.items():
        with (tmp_path / "linli" / file).open("a") as source:
            source.write(f"\n\ndef planted():\n    import {name}\n")
    broken = {name for name, said in verdicts(tmp_path).items() if said == "BROKEN"}
    assert broken == {contract for _, contract in PLANTED.values()} | {"Work apps do not know each other"}
