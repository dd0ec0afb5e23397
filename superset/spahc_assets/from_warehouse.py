"""What Superset cannot work out itself and takes from the warehouse, when the assets are deployed and after each load: the colours of maps,
the months that a chart shows unless a reader chooses others, and the breaks that are drawn on trends."""
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import breaks, map_class, period
from .bundle import Bundle
from .chart import description
from .names import asset_id

DATABASE = "warehouse"
# Of several feeds the one that is furthest behind: up to its day all have told.
FRESH = """
SELECT CASE WHEN source_kind IN ('POLICE', 'UNKNOWN') THEN 'POLICE_' || record_kind ELSE record_kind END AS fresh, min(newest_business_date) AS data_to
FROM mart.mart_operations__feed_status WHERE newest_business_date IS NOT NULL GROUP BY 1
UNION ALL
SELECT 'ALL_INCIDENT', min(newest_business_date) FROM mart.mart_operations__feed_status WHERE record_kind = 'INCIDENT' HAVING min(newest_business_date) IS NOT NULL
"""


@dataclass(frozen=True)
class Found:
    """What the warehouse says now. `layers`: Superset's number of each layer of breaks; `data_to`: the newest day told, by kind of feed."""

    classes: list[map_class.MapClass]
    latest: dict[str, period.Latest]
    layers: dict[str, int]
    data_to: dict[str, date]

    def completed(self, written: dict, basis: str, params: dict[str, Any]) -> dict[str, Any]:
        """A chart's parameters with what the warehouse says; what else somebody has made of them stays."""
        if written.get("map_classes"):
            params = map_class.coloured(params, [c for c in self.classes if c.measure == written["map_classes"]])
        if written.get("latest_months"):
            params = period.dated(params, written, self.latest.get(basis))
        if written.get("breaks"):
            params = breaks.drawn(params, written, self.layers)
        return params

    def asked(self, written: dict, basis: str, question: dict[str, Any]) -> dict[str, Any]:
        """The saved question likewise, since readers may ask that one alone."""
        queries = question["queries"]
        if written.get("latest_months"):
            queries = [period.asked(q, written, self.latest.get(basis)) for q in queries]
        if written.get("breaks"):
            queries = [breaks.drawn(q, written, self.layers) for q in queries]
        return {**question, "queries": queries, "form_data": self.completed(written, basis, question["form_data"])}

    def said(self, bundle: Bundle, name: str) -> str:
        """The line under the title, with its last month by name and how far the data reach."""
        written, fresh = bundle.charts[name], bundle.fresh(name)
        latest = self.latest.get(bundle.basis_of(name)) if written.get("latest_months") else None
        return description(written, bundle.left_alone(name), f"{latest.month_to:%b %Y}" if latest else "",
                           f"{self.data_to[fresh]:%-d %b %Y}" if fresh in self.data_to else "")


def refresh(bundle: Bundle) -> list[str]:
    """Puts it into the charts; returns the names of those that changed. Within Superset's application context."""
    from superset import db
    from superset.models.slice import Slice

    found, changed = _find(db.session), []
    for name, written in bundle.charts.items():
        chart, basis = db.session.query(Slice).filter_by(uuid=asset_id("charts", name)).one(), bundle.basis_of(name)
        before, question = (chart.description, json.loads(chart.params)), json.loads(chart.query_context)
        after = found.said(bundle, name), found.completed(written, basis, before[1])
        asked = found.asked(written, basis, question)
        if (after, asked) != (before, question):
            chart.description, chart.params, chart.query_context = after[0], json.dumps(after[1]), json.dumps(asked)
            changed.append(name)
    db.session.flush()
    return changed


def _find(session: Any) -> Found:
    from superset.models.core import Database

    database = session.query(Database).filter_by(uuid=asset_id("databases", DATABASE)).one()

    def rows(sql: str) -> list:
        return list(database.get_df(sql, schema="mart").itertuples(index=False))
    latest = {r.basis: period.Latest(r.month_to, r.date_until) for r in rows(period.PERIODS)}
    known = [breaks.Break(r.month_of_break, r.title, bool(r.is_of_police)) for r in rows(breaks.BREAKS)]
    return Found(map_class.read(rows(map_class.CLASSES)), latest, breaks.keep(session, known), {r.fresh: r.data_to for r in rows(FRESH)})
