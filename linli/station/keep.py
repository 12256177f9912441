"""Worker and clock in one process: both load all of Django, and two copies of it would cost a small machine 70 MiB."""

import hashlib
import logging
import os
import signal
import threading

import django
from django.core.management import call_command

from linli.station import paths

log = logging.getLogger(__name__)


def main() -> None:
    """Work off jobs and keep the clock until asked to end. If either fails, the process ends and is started again."""
    django.setup()
    failed = threading.Event()
    take_back_jobs()
    threading.Thread(target=_keep_clock, args=[failed], daemon=True).start()
    call_command("db_worker", queue_name="*", worker_id=worker_id(), startup_delay=False, reload=False, verbosity=0)
    # Daemon threads and open transactions end with the process; the database undoes what was not committed.
    os._exit(1 if failed.is_set() else 0)


def worker_id() -> str:
    """Name this station's one worker: a job that bears the name while the worker starts was cut off by a kill."""
    return f"station-{hashlib.sha256(str(paths.data_folder()).encode()).hexdigest()[:16]}"


def take_back_jobs() -> int:
    """Put back in line the jobs that a killed worker had begun. Nobody else would ever take them again."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - app ready

    begun = DBTaskResult.objects.filter(status="RUNNING", worker_ids__contains=[worker_id()])
    return begun.update(status="READY", started_at=None)


def _keep_clock(failed):
    try:
        call_command("tick", forever=True)
    except BaseException:
        log.exception("the clock stopped")
    failed.set()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
