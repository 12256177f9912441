#!/usr/bin/env python
"""Runs one Django command. The command decides the database role: a page can never run as owner."""

import os
import sys

from django.core.management import execute_from_command_line

from linli.station import mode

OWNER = {
    "migrate", "makemigrations", "sqlmigrate", "showmigrations", "squashmigrations", "optimizemigration", "flush",
    "dbshell", "createcachetable", "backup", "restore",
}  # fmt: skip
APP = {"runserver", "test"}


def role_for(command: str) -> str:
    """Give the least role that can run a command."""
    if command in OWNER:
        return "linli_owner"
    return "linli_app" if command in APP else "linli_keeper"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", mode.settings_module())
    os.environ.setdefault("LINLI_ROLE", role_for(sys.argv[1] if len(sys.argv) > 1 else ""))
    execute_from_command_line(sys.argv)
