"""Each test of the station gets a data folder of its own: short, for sockets, and open to pass through, for root."""

import shutil
import tempfile
from pathlib import Path

import pytest

from linli.station import postgres


@pytest.fixture
def data(monkeypatch):
    """A data folder that does not exist yet; what runs in it is stopped at the end."""
    above = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))
    above.chmod(0o711)
    for name in ("DATABASE_URL", "LINLI_DEMO", "LINLI_PG_BIN", "PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LINLI_DATA", str(above / "data"))
    yield above / "data"
    monkeypatch.setenv("LINLI_DATA", str(above / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    postgres.stop()
    shutil.rmtree(above)
