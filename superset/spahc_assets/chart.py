"""Charts: a title, what it counts, and parameters, from one short YAML file each."""
import json
from hashlib import sha256
from typing import Any

from . import query
from .model import Model
from .names import asset_id

VERSION = "1.0.0"
# Parameters that every chart of ours has, so that its own file says only what is its own.
USUAL = {
    "color_scheme": "spahc", "adhoc_filters": [], "row_limit": 10000, "annotation_layers": [],
}
USUAL_SERIES = {
    "groupby": [], "truncate_metric": True, "comparison_type": "values", "rich_tooltip": True, "zoomable": False,
    "x_axis_time_format": "%b %Y", "tooltipTimeFormat": "%B %Y", "y_axis_format": ",d", "y_axis_title_margin": 0,
    "x_axis_title_margin": 0, "y_axis_title_position": "Left", "truncateXAxis": False, "truncateYAxis": False,
    "show_legend": True, "legendType": "plain", "legendOrientation": "top", "only_total": True, "minorSplitLine": False,
}
USUAL_BY_TYPE = {
    "big_number": {"aggregation": "LAST_VALUE", "show_trend_line": True, "start_y_axis_at_zero": True, "rolling_type": None,
                   "header_font_size": 0.4, "subheader_font_size": 0.15, "y_axis_format": ",d", "show_timestamp": True,
                   "color_picker": {"r": 18, "g": 67, "b": 109, "a": 1}},
    "big_number_total": {"header_font_size": 0.4, "subtitle_font_size": 0.125, "y_axis_format": ",d"},
    "table": {"query_mode": "aggregate", "groupby": [], "metrics": [], "all_columns": [], "percent_metrics": [], "order_by_cols": [],
              "order_desc": True, "show_cell_bars": False, "color_pn": False, "align_pn": False, "allow_render_html": False,
              "page_length": 0, "include_search": False, "table_timestamp_format": "%d %b %Y", "column_config": {},
              "conditional_formatting": []},
    "mixed_timeseries": {**USUAL_SERIES, "groupby_b": [], "row_limit_b": 10000, "truncate_metric_b": True,
                         "comparison_type_b": "values", "y_axis_format_secondary": ",d", "y_axis_bounds": [0, None]},
    "heatmap_v2": {"normalize_across": "heatmap", "legend_type": "continuous", "linear_color_scheme": "spahc_blue",
                   "value_bounds": [None, None], "y_axis_format": ",d", "show_legend": True, "show_percentage": False,
                   "show_values": False, "border_color": {"r": 255, "g": 255, "b": 255, "a": 1}, "border_width": 1},
    "echarts_timeseries_bar": {**USUAL_SERIES, "orientation": "vertical", "show_value": False},
    "echarts_timeseries_line": {**USUAL_SERIES, "seriesType": "line", "markerEnabled": False},
    "echarts_area": {**USUAL_SERIES, "seriesType": "line", "opacity": 0.25},
}


def _filter(subject: str, wanted: Any) -> dict:
    """`wanted`: a value, a list of values, true or false, `known` or `unknown` (null), or {operator: value}."""
    operator, comparator = "==", wanted
    if isinstance(wanted, bool):
        operator, comparator = ("IS TRUE" if wanted else "IS FALSE"), None
    elif wanted == "known":
        operator, comparator = "IS NOT NULL", None
    elif wanted == "unknown":
        operator, comparator = "IS NULL", None
    elif isinstance(wanted, list):
        operator = "IN"
    elif isinstance(wanted, dict):
        operator, comparator = next(iter(wanted.items()))
        operator = {"not": "NOT IN" if isinstance(comparator, list) else "!="}.get(operator, operator)
    built = {"clause": "WHERE", "expressionType": "SIMPLE", "subject": subject, "operator": operator,
             "filterOptionName": "filter_" + sha256(f"{subject}{operator}{comparator}".encode()).hexdigest()[:12]}
    return built if comparator is None else {**built, "comparator": comparator}


def _metric(wanted: Any, model: Model) -> Any:
    """A metric by its name; or, as {metric: name, label: text}, under a label that the kind of chart asks for."""
    if isinstance(wanted, str):
        return wanted
    return {"expressionType": "SQL", "sqlExpression": model.metric(wanted["metric"]).expression, "label": wanted["label"], "hasCustomLabel": True,
            "optionName": "metric_" + sha256(wanted["label"].encode()).hexdigest()[:12]}


def params(written: dict, model: Model) -> dict:
    """The parameters as Superset keeps them: the usual ones, then the file's own, then its filters."""
    viz_type = written["viz_type"]
    built = {**USUAL, **USUAL_BY_TYPE.get(viz_type, {}), **written["params"], "viz_type": viz_type}
    taken_back = {key: built.pop(key) for key in ("adhoc_filters", "adhoc_filters_b") if key in written["params"]}
    for key in ("metrics", "metrics_b"):
        if key in built:
            built[key] = [_metric(m, model) for m in built[key]]
    where = [_filter(subject, wanted) for subject, wanted in written.get("where", {}).items()]
    if written.get("time"):
        where.append(_filter(written["time"], {"TEMPORAL_RANGE": written.get("time_range", "No filter")}))
    if viz_type == "mixed_timeseries":
        more = [_filter(subject, wanted) for subject, wanted in written.get("where_b", {}).items()]
        built["adhoc_filters_b"] = where + more
    if figures := written.get("counted", model.counted):
        built["counted"] = _counted(written, figures, model, built)
    # Filters that came back from an edit in Superset stand as they are.
    return {**built, "adhoc_filters": where, **taken_back}


def _counted(written: dict, figures: list[dict], model: Model, built: dict) -> dict:
    """n and shares unknown as theme/caption.js and query.py read them. A big number of a trend shows its newest month, so its n is of that month.
    `unless`: a share that a choice in this column would make 0 or 1 whatever the records say, which is then left out."""
    formatted = [{**figure, "format": found.format if (found := model.metric(figure["metric"])) else ""} for figure in figures]
    return {"figures": formatted, "without": written.get("counted_without", []),
            "newest": built["x_axis"] if written["viz_type"] == "big_number" else None}


def description(written: dict, left_alone: list[str], last_month: str = "", data_to: str = "") -> str:
    """The line that stands under the title: period, the date it counts by, source and how far its data reach, what else to know, and which
    filters of its dashboards do not act on it. `last_month` and `data_to` are known once there is a warehouse."""
    period = written["period"]
    if last_month:
        period = period.replace("Latest 12 complete months", f"12 complete months to {last_month}")
    says = [period, f"by {written['counts_by']}" if written.get("counts_by") else None,
            written["source"] + (f", data to {data_to}" if data_to else "")]
    return " · ".join(s for s in says if s) + "." + (f" {written['note']}." if written.get("note") else "") + (
        f" Not filtered by {', '.join(left_alone)}." if left_alone else "")


def build(name: str, written: dict, dataset: str, model: Model, left_alone: list[str], certification: dict) -> dict:
    """A chart as Superset imports it, its question included."""
    built = params(written, model)
    return {
        "slice_name": written["title"], "description": description(written, left_alone), "viz_type": written["viz_type"],
        "certified_by": certification["by"], "certification_details": certification["details"], "params": built,
        "query_context": json.dumps(query.context(built)), "cache_timeout": None, "uuid": asset_id("charts", name),
        "dataset_uuid": asset_id("datasets", dataset), "is_managed_externally": True, "version": VERSION,
    }
