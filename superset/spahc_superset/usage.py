"""The usage audit: who opened or took along what, and which data-use statement they had accepted by then. CSV, oldest first."""
import bisect
import csv
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone

from sqlalchemy import create_engine, text
from superset import db

from . import settings
from .accounts import DEPLOY

COLUMNS = ("time", "user", "action", "dashboard", "chart", "statement_version", "accepted_at")
# What shows or takes along a figure; the front end's own timings are left out.
_LOGS = text("""
    SELECT l.dttm, u.username AS user_name, l.action, d.dashboard_title, s.slice_name
    FROM logs l JOIN ab_user u ON u.id = l.user_id LEFT JOIN dashboards d ON d.id = l.dashboard_id LEFT JOIN slices s ON s.id = l.slice_id
    WHERE l.dttm > :since AND l.action <> 'log' AND l.action NOT LIKE '%.info' AND u.username <> :deployer
    ORDER BY l.dttm""")
_ACCEPTANCES = text("SELECT user_name, statement_version, accepted_at FROM governance.data_use_acceptance ORDER BY accepted_at")


def run(arguments: list[str]) -> int:
    days = int(arguments[1]) if arguments[:1] == ["--days"] else 90
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(days))
    return 0


def rows(days: int):
    """One row a log entry; what was accepted is empty for the accounts that the gate exempts."""
    accepted = acceptances()
    since = datetime.now(timezone.utc).replace(tzinfo=None) - timedelta(days=days)
    for entry in db.session.execute(_LOGS, {"since": since, "deployer": DEPLOY}):
        moment = entry.dttm.replace(tzinfo=timezone.utc)
        known = accepted[entry.user_name]
        before = bisect.bisect_right(known, moment, key=lambda one: one[0])
        at, version = known[before - 1] if before else ("", "")
        yield (moment.isoformat(timespec="seconds"), entry.user_name, entry.action, entry.dashboard_title or "", entry.slice_name or "",
               version, at and at.isoformat(timespec="seconds"))


def acceptances() -> dict[str, list[tuple[datetime, str]]]:
    by_user = defaultdict(list)
    with create_engine(settings.read().gate_uri, hide_parameters=True).connect() as connection:
        for user, version, at in connection.execute(_ACCEPTANCES):
            by_user[user].append((at, version))
    return by_user
