"""The drill: back up a station, lose it, bring it back, and find every row, photo, guard and sealed value again."""

import json
import os
import shutil
import subprocess
import sys
import tarfile

import pytest

from linli.station import archive, dumping, keys, paths, postgres
from linli.station.children import CLONE
from linli.station.connecting import connect
from linli.station.contents import contents_of
from linli.station.tests.conftest import own_folder

pytestmark = pytest.mark.slow
NUMBER, PHRASE = "999999198904014339", "a phrase nobody guesses"
TOWN = f"""
import django; django.setup()
from datetime import date
from linli.ground.base.clock import now
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community
from linli.ground.files.models import File
from linli.ground.files.shelf import lay_down, path_of
from linli.ground.people.models import Person
from linli.ground.people.sealing import seal_id, id_index
from linli.ground.regions.models import Community, Region
with cross_community("a drill needs somebody to lose"):
    for n in (1, 2):
        region = Region.objects.create(code=f"61060300100{{n}}", name=f"第{{n}}社区", level="community")
        community = Community.objects.create(region=region, number=n, name=region.name)
        for i in range(3):
            number = f"{NUMBER[:17]}{{i}}"
            Person.objects.create(community_id=community.id, name="某人", sort_key="mr", id_sealed=seal_id(number), id_index=id_index(number))
        file = File.objects.create(community_id=community.id, word="matter", subject=uuid7(), sha256="", size=4, width=1, height=1, made_at=now())
        lay_down(path_of(community.id, file.id), b"JPEG")
"""
OPENED = """
import django; django.setup()
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Person
from linli.ground.people.sealing import open_id
from linli.ground.regions.models import Community
with cross_community("a drill looks"):
    print(sorted(open_id(p.id_sealed) for c in Community.objects.all() for p in Person.objects.filter(community_id=c.id)))
"""


def run(*words, role="linli_keeper", **more):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "linli.settings.demo", "LINLI_ROLE": role, **more}
    return subprocess.run([sys.executable, *words], cwd=CLONE, env=environment, capture_output=True, text=True)


def station(*words):
    answer = run("-m", "linli.station.command", *map(str, words))
    return answer.returncode, answer.stdout, answer.stderr


def contents():
    with connect("linli_owner") as owner:
        return contents_of(owner)


def mode_of(path):
    return path.stat().st_mode & 0o777


@pytest.fixture(scope="module")
def town():
    """A served data folder with a few invented people, made once for all drills."""
    with pytest.MonkeyPatch.context() as environment, own_folder(environment) as folder:
        postgres.ensure(**postgres.FORGETFUL)
        for script, role in ((("-m", "linli.station.prepare"), "linli_owner"), (("-c", TOWN), "linli_keeper")):
            answer = run(*script, role=role)
            assert answer.returncode == 0, answer.stderr
        paths.write_private(folder / "mode", "demo")
        yield folder


@pytest.fixture
def elsewhere(town):
    """A new data folder on the same machine, removed with its server at the end."""
    folder = town.with_name("new")
    yield folder
    os.environ["LINLI_DATA"] = str(folder)
    postgres.stop()
    os.environ["LINLI_DATA"] = str(town)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def backup(town):
    file = town.with_name("friday.backup")
    town.with_name("phrase").write_text(PHRASE)
    code, said, wrong = station("backup", file, "--with-keys", town.with_name("phrase"))
    assert (code, wrong, "restored for proof and equal" in said) == (0, "", True), (said, wrong)
    return file


def test_a_backup_is_private_and_holds_no_number_no_key_and_no_session(town, backup):
    with tarfile.open(backup) as tar:
        names = tar.getnames()
        told = json.loads(tar.extractfile(archive.LIST).read())
    secrets = [
        file.read_bytes() for file in (town / "keys").glob("*") if file.is_file() and len(file.read_bytes()) > 20
    ]
    box = backup.with_name("friday.backup.keys")
    whole = backup.read_bytes() + box.read_bytes()
    assert (
        (backup.stat().st_mode & 0o777, box.stat().st_mode & 0o777, names[0], names[-1], len(names)),
        [told["contents"]["rows"][t][0] for t in ("people_person", "files_file", "django_session")],
        [secret for secret in (NUMBER[:17].encode(), *secrets) if secret in whole],
    ) == ((0o600, 0o600, archive.DUMP, archive.LIST, 4), [6, 2, 0], [])
    assert list(town.glob(".backup-*")) == list(town.parent.glob(".*draft")) == []


def test_the_dump_shows_names_but_no_number(town, backup, tmp_path):
    archive.take_out(backup, tmp_path, only=archive.DUMP)
    program = dumping.programs_for(0) / "pg_restore"
    plain = subprocess.run([program, "-f", "-", tmp_path / archive.DUMP], capture_output=True, text=True).stdout
    assert ("某人" in plain, NUMBER[:17] in plain) == (True, False)


def test_a_lost_station_comes_back_whole_in_an_empty_folder(town, backup, elsewhere):
    before, opened = contents(), run("-c", OPENED).stdout
    code, said, wrong = station(
        "restore", backup, "--into", elsewhere, "--keys", f"{backup}.keys", "--passfile", town.with_name("phrase")
    )
    assert (code, "all equal" in said) == (0, True), (said, wrong)
    os.environ["LINLI_DATA"] = str(elsewhere)
    try:
        photos = sorted(p.read_bytes() for p in (elsewhere / "files").rglob("*.jpg"))
        after, again = contents(), run("-c", OPENED)
        gaps = run("manage.py", "check", "--deploy", "--database", "default", "--tag", "database", role="linli_owner")
    finally:
        os.environ["LINLI_DATA"] = str(town)
    assert (after, again.stdout, photos, (elsewhere / "mode").read_text(), mode_of(elsewhere / "files")) == (
        before,
        opened,
        [b"JPEG", b"JPEG"],
        "demo",
        0o700,
    )
    assert (again.stdout.count(NUMBER[:17]), "linli.E001" in gaps.stderr) == (6, False)


def test_nothing_is_restored_over_what_is_there(town, backup):
    code, _, wrong = station("restore", backup)
    assert (code, "Restore into a new folder" in wrong) == (1, True), wrong


def test_without_its_keys_a_backup_is_not_restored_and_nothing_is_made(backup, elsewhere):
    code, _, wrong = station("restore", backup, "--into", elsewhere)
    assert (code, "the key index is missing" in wrong, (elsewhere / "cluster").exists()) == (1, True, False), wrong


def test_a_wrong_phrase_opens_no_keys(backup, elsewhere):
    phrase = backup.with_name("other")
    phrase.write_text("quite another phrase")
    code, _, wrong = station("restore", backup, "--into", elsewhere, "--keys", f"{backup}.keys", "--passfile", phrase)
    assert (code, "does not open" in wrong, (elsewhere / "cluster").exists()) == (1, True, False), wrong


@pytest.mark.parametrize("harm", ["cut", "changed", "no tar"])
def test_a_damaged_backup_is_refused_before_anything_is_made(backup, elsewhere, harm):
    content = backup.read_bytes()
    middle = content.index(b"JPEG")
    harmed = {
        "cut": content[: len(content) // 2],
        "changed": content[:middle] + b"JPEX" + content[middle + 4 :],
        "no tar": b"not a backup",
    }[harm]
    file = backup.with_name("harmed")
    file.write_bytes(harmed)
    code, _, wrong = station("restore", file, "--into", elsewhere)
    assert (code, "Take another one" in wrong, (elsewhere / "cluster").exists()) == (1, True, False), wrong


def test_a_backup_never_overwrites_another(backup):
    code, _, wrong = station("backup", backup)
    assert (code, "never overwritten" in wrong) == (1, True), wrong


def test_a_station_with_other_keys_refuses_every_command_that_could_seal(town):
    own = (town / "keys/index").read_text()
    paths.write_private(town / "keys/index", "another secret")
    try:
        refused = station("tick")
    finally:
        paths.write_private(town / "keys/index", own)
    assert (refused[0], "the key index is not the one" in refused[2], keys.faults(keys.marks(), keys.folder())) == (
        1,
        True,
        [],
    )
