"""Brings an installation's metadata to this version: tables, permissions, roles, and what is deployed. Twice changes nothing."""
import contextlib
import sys

from flask_migrate import upgrade
from superset import appbuilder, security_manager

from . import deploy


def run(arguments: list[str]) -> int:
    with contextlib.redirect_stdout(sys.stderr):
        upgrade()
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    return deploy.run([])
