"""Superset's application for scripts that tests run in a process of their own. Prints nothing by itself."""
import contextlib
import sys


def application():
    with contextlib.redirect_stdout(sys.stderr):
        from superset.app import create_app

        return create_app()
