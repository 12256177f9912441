"""Each test of the station gets a data folder of its own: short, for sockets, and open to pass through, for root."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from linli.station import postgres


@contextmanager
def own_folder(environment):
    """Point the environment at a data folder that does not exist yet; what runs in it is stopped at the end."""
    above = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))
    above.chmod(0o711)
    for name in ("DATABASE_URL", "LINLI_DEMO", "LINLI_PG_BIN", "PORT"):
        environment.delenv(name, raising=False)
    environment.setenv("LINLI_DATA", str(above / "data"))
    yield above / "data"
    # A test may have pointed elsewhere meanwhile.
    environment.setenv("LINLI_DATA", str(above / "data"))
    environment.delenv("DATABASE_URL", raising=False)
    environment.delenv("LINLI_PG_BIN", raising=False)
    postgres.stop()
    shutil.rmtree(above)


@pytest.fixture
def data(monkeypatch):
    """A data folder for one test."""
    with own_folder(monkeypatch) as folder:
        yield folder


@pytest.fixture(scope="module")
def served():
    """A data folder with a running server, for tests that only look."""
    with pytest.MonkeyPatch.context() as environment, own_folder(environment) as folder:
        postgres.ensure()
        yield folder
