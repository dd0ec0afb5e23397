"""Commands on an installation, run in Superset's own process: `python -m spahc_superset COMMAND`.

What is for a person goes to the standard output, Superset's own log to the standard error. Exit codes as of `spahc`: 0 done, 2 wrong
use, 70 failed.
"""
import contextlib
import importlib
import sys
import traceback

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from .settings import SettingMissing

WRONG_USE, FAILED = 2, 70

# Command: the module whose `run(arguments)` does it and returns the exit code, and what it is for.
COMMANDS = {
    "prepare": ("spahc_superset.prepare", "bring tables, permissions and roles to this version, then deploy"),
    "deploy": ("spahc_superset.deploy", "make roles, datasets, charts and dashboards equal to their files"),
    "refresh": ("spahc_superset.freshen", "forget answers given before a load, and ask every chart once"),
    "export": ("spahc_superset.export", "bring charts and dashboards that were edited by hand back into their files"),
    "usage": ("spahc_superset.usage", "who opened what under which data-use statement, as CSV"),
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print("Usage: python -m spahc_superset COMMAND\n" + "\n".join(f"  {name:10} {text}" for name, (_, text) in COMMANDS.items()))
        return 0 if not arguments or arguments[0] in ("-h", "--help") else WRONG_USE
    try:
        with contextlib.redirect_stdout(sys.stderr):
            from superset.app import create_app

            app = create_app()
        with app.app_context(), alone():
            return importlib.import_module(COMMANDS[arguments[0]][0]).run(arguments[1:]) or 0
    except SettingMissing as missing:
        print(missing)
        return WRONG_USE
    except OperationalError:
        traceback.print_exc()
        print("A database of the dashboards cannot be reached: is its server up, and do the log-ins in the settings hold?")
        return FAILED
    except Exception as trouble:
        traceback.print_exc()
        print(f"{arguments[0]} failed ({type(trouble).__name__}).")
        return FAILED


@contextlib.contextmanager
def alone():
    """One command at a time on one set of metadata, also where one goes on by itself because whoever started it was killed."""
    from superset import db

    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SELECT pg_advisory_lock(hashtext('spahc dashboards'))"))
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(hashtext('spahc dashboards'))"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
