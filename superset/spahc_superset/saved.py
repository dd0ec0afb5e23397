"""What a saved chart, or a saved filter of a dashboard, asks of its dataset."""
import json
from dataclasses import dataclass, field
from typing import Any

# Where a chart's parameters name columns and measures, beside its saved query.
COLUMN_PARAMETERS = ("groupby", "groupby_b", "columns", "all_columns", "groupbyColumns", "groupbyRows", "x_axis", "entity", "series",
                     "source", "target", "line_column", "granularity_sqla", "dimension")
METRIC_PARAMETERS = ("metric", "metrics", "metrics_b", "metric_2", "secondary_metric", "percent_metrics", "timeseries_limit_metric",
                     "timeseries_limit_metric_b", "x_axis_sort", "size", "x", "y")


def column_key(column: Any) -> str:
    """The part of a column that decides what is asked: its name, or its SQL. Labels decide nothing."""
    if isinstance(column, dict) and isinstance(column.get("sqlExpression"), str):
        # The front end wraps the time axis; a bare name inside is that column.
        name = column["sqlExpression"].strip()
        return ("name:" if name.isidentifier() else "sql:") + name
    return "name:" + column if isinstance(column, str) else "neither"


def metric_key(metric: Any) -> str:
    """The same of a measure. SQL that is a bare name is not the saved measure of that name: it would list a column, row by row."""
    if isinstance(metric, str):
        return "name:" + metric
    if not isinstance(metric, dict):
        return "neither"
    if metric.get("expressionType") == "SIMPLE":
        return f"simple:{metric.get('aggregate')}({(metric.get('column') or {}).get('column_name')})"
    if metric.get("expressionType") == "SQL":
        return f"sql:{metric.get('sqlExpression')}"
    return f"name:{metric.get('label')}" if set(metric) == {"label"} else "neither"


def normal(condition: str) -> str:
    """Superset writes conditions anew on their way; what it would make of this one."""
    from superset.exceptions import QueryClauseValidationException
    from superset.sql.parse import sanitize_clause

    try:
        return sanitize_clause(condition, "postgresql")
    except QueryClauseValidationException:
        return condition


@dataclass
class Allowed:
    """What may be asked. `without_metrics`: the chart itself lists rows."""

    columns: set[str] = field(default_factory=set)
    metrics: set[str] = field(default_factory=set)
    filter_columns: set[str] = field(default_factory=set)
    conditions: set[str] = field(default_factory=set)
    time_offsets: set[str] = field(default_factory=set)
    annotations: list = field(default_factory=list)
    filters: list = field(default_factory=list)
    without_metrics: bool = False

    def has_column(self, column: Any) -> bool:
        return column_key(column) in self.columns

    def has_metric(self, metric: Any) -> bool:
        return metric_key(metric) in self.metrics

    def has_filter_column(self, column: Any) -> bool:
        return isinstance(column, str) and column in self.filter_columns

    def has_filter(self, clause: Any) -> bool:
        """A filter of the chart's own, or any on a column that the chart shows or the dashboard filters by."""
        return clause in self.filters or (isinstance(clause, dict) and self.has_filter_column(clause.get("col")))

    def has_condition(self, condition: Any) -> bool:
        return isinstance(condition, str) and normal(condition) in {
            normal(form) for known in self.conditions for form in (known, f"({known})")}

    def has_annotations(self, layers: list) -> bool:
        return all(layer in self.annotations for layer in layers)


def of_chart(dashboard: Any, chart: Any) -> Allowed:
    """A chart without a saved query context may ask nothing: its parameters alone do not say all that it asks."""
    allowed = Allowed()
    stored = _json(chart.query_context)
    for query in stored.get("queries") or []:
        _add_query(allowed, query)
    if not stored.get("queries"):
        return allowed
    _add_parameters(allowed, _json(chart.params))
    names = {name.removeprefix("name:") for name in allowed.columns if name.startswith("name:")}
    allowed.filter_columns |= names | filter_columns(dashboard) | cross_filter_columns(dashboard)
    return allowed


def of_filter(dashboard: Any, filter_id: Any, datasource: Any) -> Allowed:
    """A filter of the dashboard lists the values of its column, under the choices made in the other filters."""
    allowed = Allowed(filter_columns=filter_columns(dashboard))
    for native in native_filters(dashboard):
        if native.get("id") != filter_id:
            continue
        for target in native.get("targets") or []:
            column = (target.get("column") or {}).get("name")
            if column and target.get("datasetId") == datasource.id:
                allowed.columns.add(column_key(column))
                if native.get("filterType") == "filter_range":
                    allowed.metrics |= {f"simple:MIN({column})", f"simple:MAX({column})"}
        if sort := (native.get("controlValues") or {}).get("sortMetric") or native.get("sortMetric"):
            allowed.metrics.add(metric_key(sort))
        if native.get("granularity_sqla"):
            allowed.filter_columns.add(native["granularity_sqla"])
        # A filter that offers only some values of its column asks with conditions of its own, these and no others.
        for wanted in native.get("adhoc_filters") or []:
            if wanted.get("expressionType") == "SIMPLE":
                allowed.filters.append({"col": wanted.get("subject"), "op": wanted.get("operator")} | ({"val": wanted["comparator"]} if "comparator" in wanted else {}))
    return allowed


def native_filters(dashboard: Any) -> list[dict]:
    return [native for native in _json(dashboard.json_metadata).get("native_filter_configuration") or [] if isinstance(native, dict)]


def filter_columns(dashboard: Any) -> set[str]:
    return {name for native in native_filters(dashboard) for target in native.get("targets") or []
            if (name := (target.get("column") or {}).get("name"))}


def cross_filter_columns(dashboard: Any) -> set[str]:
    """A click on one chart filters the others by the column it groups by."""
    names = set()
    for chart in dashboard.slices:
        parameters = _json(chart.params)
        for name in COLUMN_PARAMETERS:
            names |= {column for column in _list(parameters.get(name)) if isinstance(column, str)}
    return names


def _add_query(allowed: Allowed, query: dict) -> None:
    allowed.columns |= {column_key(column) for name in ("columns", "groupby", "series_columns") for column in query.get(name) or []}
    allowed.metrics |= {metric_key(metric) for metric in query.get("metrics") or []}
    allowed.without_metrics |= query.get("metrics") is None
    for order in query.get("orderby") or []:
        if order and column_key(order[0]) not in allowed.columns:
            allowed.metrics.add(metric_key(order[0]))
    for name in ("series_limit_metric", "timeseries_limit_metric"):
        if query.get(name):
            allowed.metrics.add(metric_key(query[name]))
    for clause in query.get("filters") or []:
        allowed.filters.append(clause)
        if isinstance(clause.get("col"), str):
            allowed.filter_columns.add(clause["col"])
    if query.get("granularity"):
        allowed.filter_columns.add(query["granularity"])
    extras = query.get("extras") or {}
    allowed.conditions |= {extras[part] for part in ("where", "having") if extras.get(part)}
    allowed.time_offsets |= set(query.get("time_offsets") or [])
    allowed.annotations += query.get("annotation_layers") or []


def _add_parameters(allowed: Allowed, parameters: dict) -> None:
    for name in COLUMN_PARAMETERS:
        allowed.columns |= {column_key(column) for column in _list(parameters.get(name)) if column}
    for name in METRIC_PARAMETERS:
        allowed.metrics |= {metric_key(metric) for metric in _list(parameters.get(name)) if metric and isinstance(metric, (str, dict))}
    allowed.time_offsets |= {offset for offset in _list(parameters.get("time_compare")) if isinstance(offset, str)}
    for item in _list(parameters.get("tooltip_contents")):
        if isinstance(item, dict) and item.get("item_type") == "column":
            allowed.columns.add(column_key(item.get("column_name")))
    matrix = parameters.get("matrixify_dimension_columns") or {}
    if isinstance(matrix, dict) and matrix.get("dimension"):
        allowed.filter_columns.add(matrix["dimension"])


def _list(value: Any) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def _json(text: Any) -> dict:
    try:
        read = json.loads(text) if text else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
