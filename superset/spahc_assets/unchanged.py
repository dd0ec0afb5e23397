"""What a deployment overwrites with the same content keeps its date, its author and its link ids.

Superset's import writes every object anew and stamps each as changed now. Then nobody could see what was really changed and when, and
since the date of a dataset is part of Superset's cache key, each deployment would empty the cache.
"""
from dataclasses import dataclass
from typing import Any

STAMPS = ("changed_on", "changed_by_fk")


def _tables() -> list[Any]:
    from superset.connectors.sqla.models import SqlaTable, SqlMetric, TableColumn
    from superset.models.core import Database
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    return [kind.__table__ for kind in (Database, SqlaTable, TableColumn, SqlMetric, Slice, Dashboard)]


@dataclass(frozen=True)
class Stamped:
    """The rows as they were: by table and id the content and the stamps; the ids of links by dashboard and chart."""

    rows: dict[tuple[str, int], tuple[tuple, dict[str, Any]]]
    links: dict[tuple[int, int], int]


def read(session: Any) -> Stamped:
    from superset.models.dashboard import dashboard_slices

    rows = {}
    for table in _tables():
        content = [column for column in table.columns if column.name not in STAMPS]
        for row in session.execute(table.select()).mappings():
            rows[(table.name, row[table.c.id])] = (tuple(row[column] for column in content), {name: row[table.c[name]] for name in STAMPS})
    links = {(row.dashboard_id, row.slice_id): row.id for row in session.execute(dashboard_slices.select())}
    return Stamped(rows, links)


def restore(session: Any, before: Stamped) -> int:
    """Gives rows of unchanged content their stamps and links their ids again; returns how many rows are new or have other content."""
    from superset.models.dashboard import dashboard_slices

    session.flush()
    now, different = read(session), 0
    for table in _tables():
        for (_, number), (content, stamps) in ((key, row) for key, row in now.rows.items() if key[0] == table.name):
            known, stamped = before.rows.get((table.name, number), (None, {}))
            if known != content:
                different += 1
            elif stamped != stamps:
                session.execute(table.update().where(table.c.id == number).values(stamped))
    # For a dashboard without charts, Superset 6.1.0 enters a link of nothing with nothing, once a deployment.
    session.execute(dashboard_slices.delete().where(dashboard_slices.c.dashboard_id.is_(None)))
    for link, number in now.links.items():
        if before.links.get(link, number) != number:
            session.execute(dashboard_slices.update().where(dashboard_slices.c.id == number).values(id=before.links[link]))
    session.expire_all()
    return different + len(before.rows.keys() - now.rows.keys())
