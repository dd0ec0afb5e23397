"""The questions of all charts and filters as SQL, for `spahc bench` to time on a large warehouse.

Superset writes the statements itself; these ask the same of the same views: the same columns, figures, conditions and order.
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import query
from .chart import _filter, params
from .model import Model
from .query import label

if TYPE_CHECKING:
    from .bundle import Bundle

HEADER = "-- What the dashboards ask of the marts: every chart and filter. spahc bench times each on a large warehouse.\n" \
         "-- Written from superset/assets by python -m spahc_assets sql; a test says where it is behind.\n"
GRAINS = {"P1M": "month", "P3M": "quarter", "P1Y": "year"}
# The last months in which the deliveries of spahc bench have records: a period that counts back from today would find none.
NEWEST_MONTH = "DATE '2026-07-01'"
MONTHS_BEFORE = re.compile(r"DATEADD\(.*, -(\d+), MONTH\)")


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"


def _column(wanted: Any, model: Model) -> str:
    if isinstance(wanted, dict):
        inner = _column(wanted["sqlExpression"], model)
        return f"date_trunc('{GRAINS[wanted['timeGrain']]}', {inner})" if wanted.get("timeGrain") else inner
    found = model.column(wanted)
    assert found, f"{model.name} has no column {wanted}"
    return f"({found.expression})" if found.expression else wanted


def _metric(wanted: Any, model: Model) -> str:
    return wanted["sqlExpression"] if isinstance(wanted, dict) else model.metric(wanted).expression


def _months(chart: dict) -> int | None:
    """How many months the chart shows unless a reader chooses others; None: all."""
    counted_back = MONTHS_BEFORE.match(chart.get("time_range", ""))
    return chart.get("latest_months") or (int(counted_back[1]) if counted_back else None)


def _condition(asked: dict, model: Model, months: int | None) -> str | None:
    column, operator, value = _column(asked["col"], model), asked["op"], asked.get("val")
    if operator == "TEMPORAL_RANGE":
        return months and f"{column} >= {NEWEST_MONTH} - interval '{months} months' AND {column} < {NEWEST_MONTH}"
    if isinstance(value, list):
        return f"{column} {operator} ({', '.join(_literal(v) for v in value)})"
    return f"{column} {operator.replace('==', '=')}" + ("" if value is None else f" {_literal(value)}")


def _statement(asked: dict, model: Model, months: int | None = None) -> str:
    columns = [_column(c, model) for c in asked["columns"]]
    figures = [_metric(m, model) for m in asked["metrics"] or []]
    text = f"SELECT {', '.join([*columns, *figures])}\nFROM {model.name}"
    conditions = [c for c in (_condition(f, model, months) for f in asked["filters"]) if c]
    conditions += [asked["extras"]["where"]] if asked["extras"]["where"] else []
    if conditions:
        text += "\nWHERE " + " AND ".join(conditions)
    if columns and asked["metrics"] is not None:
        text += "\nGROUP BY " + ", ".join(str(n + 1) for n in range(len(columns)))
    if asked["orderby"]:
        figured = [label(m) for m in asked["metrics"] or []]
        by = [(_metric(c, model) if label(c) in figured or not (isinstance(c, dict) or model.column(c)) else _column(c, model), up) for c, up in asked["orderby"]]
        text += "\nORDER BY " + ", ".join(f"{c} {'ASC' if up else 'DESC'}" for c, up in by)
    return f"{text}\nLIMIT {asked['row_limit']};\n"


def _filters(bundle: Bundle) -> dict[str, str]:
    offered = {}
    for name, written in bundle.shared["filters"].items():
        if written["type"] == "filter_select":
            model = bundle.model(written["dataset"])
            where = [_filter(subject, wanted) for subject, wanted in written.get("where", {}).items()]
            conditions, _ = query._filters(where)
            asked = {"columns": [written["column"]], "metrics": [], "filters": conditions, "extras": {"where": ""},
                     "orderby": [[written["column"], True]], "row_limit": 1000}
            offered[f"filter_{name}"] = _statement(asked, model)
    return offered


def _suffixes(built: dict) -> list[str]:
    drawn = len(query.QUESTIONS[built["viz_type"]](built))
    return ["", *(f"_{number}" for number in range(2, drawn + 1)), *(["_counted"] if "counted" in built else [])]


def statements(bundle: Bundle) -> dict[str, str]:
    """Name of the chart (with _2 for its second question, _counted for its n and share unknown) or filter → SQL."""
    written = {}
    for name, chart in bundle.charts.items():
        model = bundle.model_of(name)
        built = params(chart, model)
        for suffix, asked in zip(_suffixes(built), query.queries(built), strict=True):
            written[name.replace("-", "_") + suffix] = _statement(asked, model, _months(chart))
    return written | _filters(bundle)


def listing(bundle: Bundle) -> str:
    """The file that `spahc bench` reads."""
    return HEADER + "".join(f"\n-- name: {name}\n{text}" for name, text in statements(bundle).items())
