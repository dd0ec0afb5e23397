"""Compares every reference between the assets and the warehouse; needs no server and finds what would fail in front of readers."""
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from . import query
from .bundle import Bundle
from .chart import params as chart_params
from .breaks import LAYERS
from .dashboard import COLUMNS, acts, charts_of
from .names import ROOT, chart_number

# Kinds of charts that ask the old address, which viewers may not and the guard does not see, or that need scripts made of text.
REFUSED = {"deck_multi", "deck_geojson", "time_table", "cal_heatmap", "bullet", "handlebars"}
# How far data reach, by what from_warehouse.py tells.
FEEDS = {"POLICE_INCIDENT", "POLICE_OUTCOME", "STREET_CRIME", "ALL_INCIDENT"}
PASSWORD = re.compile(r"(password|secret|token)\s*:\s*\S|://[^/\s:@]+:[^@\s]+@", re.IGNORECASE)


def faults(bundle: Bundle) -> list[str]:
    """One line a fault; none means that every reference resolves."""
    written = [fault for check in (_datasets, _charts, _lines, _filters, _trends, _dashboards, _commentary, _secrets) for fault in check(bundle)]
    # What is wrong as written cannot be built.
    return written or list(_built(bundle))


def _datasets(bundle: Bundle) -> Iterator[str]:
    for name, written in bundle.datasets.items():
        if written["database"] not in bundle.databases:
            yield f"datasets/{name}: no database {written['database']}"
        model = bundle.model(name)
        if written.get("time") and not (model.column(written["time"]) and model.column(written["time"]).is_temporal):
            yield f"datasets/{name}: time is no date of {model.name}"
        for column in model.columns:
            for word in _columns_named(column.expression or ""):
                if model.column(word) is None:
                    yield f"datasets/{name}: {column.name} is worked out from {word}, which is no column"
        for metric in model.metrics:
            if not (metric.title and metric.description and metric.unit and metric.format):
                yield f"{model.name}: metric {metric.name} lacks a title, description, unit or format"
            if model.column(metric.name) is None and not re.search(r"\w\(", metric.expression):
                yield f"{model.name}: metric {metric.name} aggregates nothing"
            for word in _columns_named(metric.expression):
                if model.column(word) is None:
                    yield f"{model.name}: metric {metric.name} names {word}, which is no column"


SQL_WORDS = set("""and or not is null in true false any case when then else end filter where distinct order by asc desc nulls last first from as
    numeric integer bigint text date interval between like within group over current_date current_timestamp""".split())


def _columns_named(expression: str) -> set[str]:
    """Words of an expression that should be columns: neither SQL's own, nor within quotes, nor functions."""
    bare = re.sub(r"'[^']*'", "", expression)
    return {w for w in re.findall(r"\b[a-z_][a-z0-9_]*\b(?!\s*\()", bare.lower()) if w not in SQL_WORDS}


def _charts(bundle: Bundle) -> Iterator[str]:
    for name, written in bundle.charts.items():
        where = f"charts/{name}"
        if written["viz_type"] in REFUSED or written["viz_type"] not in query.QUESTIONS:
            yield f"{where}: {written['viz_type']} is a kind of chart that is not allowed here"
            continue
        yield from (f"{where}: {key} is missing" for key in ("title", "period", "source") if not written.get(key))
        model = bundle.model_of(name)
        for column, metric in _asked(chart_params(written, model)):
            if column and model.column(column) is None:
                yield f"{where}: {model.name} has no column {column}"
            if metric and model.metric(metric) is None:
                yield f"{where}: {model.name} has no metric {metric}"


def _lines(bundle: Bundle) -> Iterator[str]:
    """What stands under each title: period, date, source, how far the data reach, and the filters that do not act."""
    for name, written in bundle.charts.items():
        if not bundle.model_of(name).schema.startswith("mart") or bundle.model_of(name).table.startswith("mart_operations"):
            continue
        lists_things = written["params"].get("query_mode") == "raw"
        if not lists_things and not written.get("counts_by"):
            yield f"charts/{name}: counts_by is missing: by which date does it count?"
        if not lists_things and bundle.fresh(name) not in FEEDS:
            yield f"charts/{name}: fresh is missing, in its file or its dataset's: how far its data reach would not be told"
        if not lists_things and bool(chart_params(written, bundle.model_of(name)).get("counted")) == bool(written.get("counted_not")):
            yield f"charts/{name}: counted is missing (n and the share unknown), or else counted_not: why there is none"
        if written.get("latest_months") and ("time_range" in written or not written.get("time")):
            yield f"charts/{name}: latest_months needs time and no time_range"
        if re.search(r"today|now|last|previous|current", str(written.get("time_range", "")), re.IGNORECASE):
            yield f"charts/{name}: its months would follow the calendar and not the data; write latest_months"


def _filters(bundle: Bundle) -> Iterator[str]:
    """A filter acts on a chart, or the chart says that it does not; none acts on nothing."""
    for name, written in bundle.charts.items():
        for column in written.get("unfiltered", []):
            if bundle.model_of(name).column(column) is None:
                yield f"charts/{name}: unfiltered names {column}, which is no column"
    for name, written in bundle.dashboards.items():
        shown = [c for c in charts_of(written) if c in bundle.charts]
        for key in written.get("filters", []):
            wanted = bundle.shared["filters"].get(key)
            if wanted and not any(acts(wanted, bundle.charts[c], bundle.model_of(c)) for c in shown):
                yield f"dashboards/{name}: the filter {key} acts on none of its charts"


def _trends(bundle: Bundle) -> Iterator[str]:
    """A chart by months draws the breaks, and holds complete months alone or tells the running one apart."""
    for name, written in bundle.charts.items():
        columns, params = bundle.model_of(name), written["params"]
        if not params.get("time_grain_sqla") or written["viz_type"].startswith("big_number"):
            continue
        if written.get("breaks") not in LAYERS:
            yield f"charts/{name}: a trend draws breaks: one of {', '.join(LAYERS)}"
        if columns.column("is_complete_month") and written.get("where", {}).get("is_complete_month") is not True and "month_standing" not in params.get("groupby", []):
            yield f"charts/{name}: would join the running month to the complete ones"


def _commentary(bundle: Bundle) -> Iterator[str]:
    said = bundle.commentary
    if any(said.values()) and not (said["text"] and said["author"] and isinstance(said["date"], date)):
        yield "commentary: text, author and date (as 2026-10-05) go together"


def _asked(params: dict) -> Iterator[tuple[str | None, str | None]]:
    """Columns and metrics by name, wherever a question names them."""
    for q in query.context(params)["queries"]:
        for column in q["columns"]:
            yield (column if isinstance(column, str) else column["sqlExpression"]), None
        for f in q["filters"]:
            yield f["col"], None
        for metric in q["metrics"] or []:
            if isinstance(metric, str):
                yield None, metric
    for figure in params.get("counted", {}).get("figures", []):
        yield figure.get("unless"), None
    if isinstance(params.get("timeseries_limit_metric"), str):
        yield None, params["timeseries_limit_metric"]


def _dashboards(bundle: Bundle) -> Iterator[str]:
    shown = Counter()
    for name, written in bundle.dashboards.items():
        charts = charts_of(written)
        shown.update(charts)
        yield from (f"dashboards/{name}: no chart {c}" for c in charts if c not in bundle.charts)
        yield from (f"dashboards/{name}: {c} is shown twice" for c, n in Counter(charts).items() if n > 1)
        yield from (f"dashboards/{name}: no filter {f}" for f in written.get("filters", []) if f not in bundle.shared["filters"])
        if not written.get("roles"):
            yield f"dashboards/{name}: no role is named, so nobody would see it"
        if written["rows"][0]["items"] != [{"text": "handling"}]:
            yield f"dashboards/{name}: the handling marking does not come first"
        for number, row in enumerate(written["rows"], 1):
            if sum(item.get("width", COLUMNS) for item in row["items"]) > COLUMNS:
                yield f"dashboards/{name}: row {number} is wider than {COLUMNS} columns"
    yield from (f"charts/{c}: on no dashboard" for c in bundle.charts if c not in shown)
    for key, wanted in bundle.shared["filters"].items():
        if wanted["type"] == "filter_select" and bundle.model(wanted["dataset"]).column(wanted["column"]) is None:
            yield f"filter {key}: no column {wanted['column']}"


def _built(bundle: Bundle) -> Iterator[str]:
    built = bundle.built()
    for name, content in built.items():
        if name.startswith("charts/") and json.loads(content["query_context"]) != query.context(content["params"]):
            yield f"{name}: the question does not agree with the parameters"
    yield from _scopes(bundle, built)
    ids = Counter(content["uuid"] for content in built.values() if "uuid" in content)
    yield from (f"{uuid} is the id of {n} assets" for uuid, n in ids.items() if n > 1)


def _scopes(bundle: Bundle, built: dict[str, dict]) -> Iterator[str]:
    """The filters as Superset gets them: one in whose scope a chart is finds its column there; one that leaves a chart alone is named under its title."""
    numbers = {chart_number(c): c for c in bundle.charts}
    for name, written in bundle.dashboards.items():
        for native in built[f"dashboards/{name}.yaml"]["metadata"]["native_filter_configuration"]:
            excluded = {numbers[n] for n in native["scope"]["excluded"]}
            column = native["targets"][0].get("column", {}).get("name")
            for c in charts_of(written):
                chart = built[f"charts/{c}.yaml"]
                if c not in excluded and column and bundle.model_of(c).column(column) is None:
                    yield f"dashboards/{name}: the filter {native['name']} acts on {c}, which has no column {column}"
                if c in excluded and native["name"] not in chart["description"].partition("Not filtered by ")[2]:
                    yield f"charts/{c}: does not say that the filter {native['name']} leaves it alone"


def _secrets(bundle: Bundle) -> Iterator[str]:
    for file in sorted(bundle.folder.rglob("*.yaml")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if not line.lstrip().startswith("#") and PASSWORD.search(line):
                yield f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}:{number}: looks like a secret"
