"""Many processes at one moment: each has its own connection and waits at the gate; then all are let go at once.

Needs committed rows: use it in tests marked `django_db(transaction=True)`.
"""

import json
import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable

from django.db import connection, connections

MANY = 50


def run_together(work: Callable[[int], object], n: int = MANY) -> list:
    """What `work(0)` … `work(n - 1)` return, each in a process of its own; an exception returns its class name."""
    connections.close_all()  # a connection must not be shared with a child
    ready_read, ready_write = os.pipe()
    go_read, go_write = os.pipe()
    children = [_start(work, i, ready_write, go_read, (ready_read, go_write)) for i in range(n)]
    os.close(ready_write)
    os.close(go_read)
    _wait_for(ready_read, n)
    os.close(go_write)  # the gate opens
    answers = [_answer_of(pid, pipe) for pid, pipe in children]
    os.close(ready_read)
    return answers


def tally(answers) -> dict:
    """How often each answer came."""
    return dict(Counter(answers))


def _start(work, i, ready, go, not_mine) -> tuple[int, int]:
    mine_read, mine_write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(mine_write)
        return pid, mine_read
    try:
        for pipe in (*not_mine, mine_read):
            os.close(pipe)
        answer = _work_in_child(work, i, ready, go)
        os.write(mine_write, json.dumps(answer, default=str).encode())
        connections.close_all()
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(0)  # nothing of the test run may be torn down here


def _work_in_child(work, i, ready, go):
    connection.ensure_connection()
    os.write(ready, b".")
    os.close(ready)
    os.read(go, 1)
    try:
        return work(i)
    except Exception as error:
        return type(error).__name__


def _wait_for(ready, n) -> None:
    there = 0
    while there < n and (signs := os.read(ready, n)):
        there += len(signs)
    assert there == n, f"only {there} of {n} came to the gate"


def _answer_of(pid, pipe):
    with os.fdopen(pipe, "rb") as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return json.loads(text) if text else "died"
