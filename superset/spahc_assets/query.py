"""From a chart's parameters to the question that it asks: Superset's `query_context`.

Each function does what the chart's own front end does with the same parameters. Whoever may not explore may ask only what
the saved question asks, so the two must agree: tests compare them with what the browser really sends.
"""
import json
from typing import Any, Callable

Params = dict[str, Any]


def label(metric: Any) -> str:
    return metric if isinstance(metric, str) else metric["label"]


def _filters(adhoc: list[Params]) -> tuple[list[Params], str]:
    simple = [
        {"col": f["subject"], "op": f["operator"], **({"val": f["comparator"]} if "comparator" in f else {})}
        for f in adhoc if f["expressionType"] == "SIMPLE"
    ]
    return simple, " AND ".join(f"({f['sqlExpression']})" for f in adhoc if f["expressionType"] == "SQL")


def _query(params: Params, columns: list, metrics: list | None, *, suffix: str = "", **more: Any) -> Params:
    filters, where = _filters(params.get("adhoc_filters" + suffix, []))
    query = {
        "filters": filters, "extras": {"having": "", "where": where}, "applied_time_extras": {},
        "columns": columns, "metrics": metrics, "orderby": [], "annotation_layers": params.get("annotation_layers", []),
        "row_limit": params.get("row_limit" + suffix, 10000), "series_limit": 0, "order_desc": params.get("order_desc", True),
        "url_params": {}, "custom_params": {}, "custom_form_data": {}, "time_offsets": [], "post_processing": [],
    }
    if params.get("time_grain_sqla"):
        query["extras"]["time_grain_sqla"] = params["time_grain_sqla"]
    if params.get("timeseries_limit_metric"):
        query["series_limit_metric"] = params["timeseries_limit_metric"]
    return {**query, **more}


def _axis(params: Params) -> Params:
    axis = {"columnType": "BASE_AXIS", "sqlExpression": params["x_axis"], "label": params["x_axis"], "expressionType": "SQL",
            "isColumnReference": True}
    return {"timeGrain": params["time_grain_sqla"], **axis} if params.get("time_grain_sqla") else axis


def _pivot(params: Params, metrics: list, groupby: list, drop: bool = False) -> list[Params]:
    aggregates = {label(m): {"operator": "mean"} for m in metrics}
    pivot = {"operation": "pivot", "options": {
        "index": [params["x_axis"]], "columns": groupby, "aggregates": aggregates, "drop_missing_columns": drop}}
    rename = []
    if params.get("truncate_metric") and groupby and len(metrics) == 1:
        rename = [{"operation": "rename", "options": {"columns": {label(metrics[0]): None}, "inplace": True, "level": 0}}]
    sort = []
    if params.get("x_axis_sort") in [params["x_axis"], *aggregates] and "x_axis_sort_asc" in params and not groupby:
        by = {"is_sort_index": True} if params["x_axis_sort"] == params["x_axis"] else {"by": params["x_axis_sort"]}
        sort = [{"operation": "sort", "options": {**by, "ascending": params["x_axis_sort_asc"]}}]
    return [pivot, *rename, *sort, {"operation": "flatten"}]


def _series(params: Params, suffix: str = "", drop: bool = False) -> Params:
    groupby, metrics = params.get("groupby" + suffix, []), params["metrics" + suffix]
    return _query(params, [_axis(params), *groupby], metrics, suffix=suffix, series_columns=groupby,
                  orderby=[[metrics[0], False]], post_processing=_pivot(params, metrics, groupby, drop))


def _time_series(params: Params) -> list[Params]:
    return [_series(params)]


def _mixed(params: Params) -> list[Params]:
    return [_series(params, drop=True), _series(params, "_b", drop=True)]


def _number_with_trend(params: Params) -> list[Params]:
    return [_query(params, [_axis(params)], [params["metric"]],
                   post_processing=_pivot(params, [params["metric"]], [], drop=True))]


def _number(params: Params) -> list[Params]:
    return [_query(params, [], [params["metric"]])]


def _table(params: Params) -> list[Params]:
    if params.get("query_mode") == "raw":
        return [_query(params, params["all_columns"], None, orderby=[json.loads(o) for o in params.get("order_by_cols", [])])]
    first = params.get("timeseries_limit_metric") or (params["metrics"] or [None])[0]
    order = [[first, not params.get("order_desc", True)]] if first else []
    shares = [{"operation": "contribution", "options": {"columns": [label(m) for m in params["percent_metrics"]],
                                                        "rename_columns": ["%" + label(m) for m in params["percent_metrics"]]}}] if params.get("percent_metrics") else []
    asked = params["metrics"] + [m for m in params.get("percent_metrics", []) if m not in params["metrics"]]
    return [_query(params, params["groupby"], asked, orderby=order, post_processing=shares)]


def _pivot_table(params: Params) -> list[Params]:
    return [_query(params, [*params["groupbyColumns"], *params["groupbyRows"]], params["metrics"],
                   orderby=[[params["metrics"][0], not params.get("order_desc", True)]])]


def _heat_map(params: Params) -> list[Params]:
    group = params["groupby"] if isinstance(params["groupby"], list) else [params["groupby"]]
    columns = [_axis(params), *group]
    order = [[columns[0] if params.get("time_grain_sqla") else params["x_axis"], params["sort_x_axis"] == "alpha_asc"], [group[0], params["sort_y_axis"] == "alpha_asc"]]
    rank = {"operation": "rank", "options": {"metric": label(params["metric"])}}
    return [_query(params, columns, [params["metric"]], orderby=order, post_processing=[rank])]


def _polygons(params: Params) -> list[Params]:
    shown = [t["column_name"] for t in params.get("tooltip_contents", []) if t["item_type"] == "column"]
    metrics = [params["metric"]] + [t["metric_name"] for t in params.get("tooltip_contents", [])
                                    if t["item_type"] == "metric" and t["metric_name"] != params["metric"]]
    columns = [params["line_column"], *[c for c in shown if c != params["line_column"]], *params.get("js_columns", [])]
    known = [{"col": params["line_column"], "op": "IS NOT NULL"}] if params.get("filter_nulls", True) else []
    query = _query(params, columns, metrics, is_timeseries=False)
    return [{**query, "filters": [*query["filters"], *known]}]


def _counted(params: Params, asked: Params) -> list[Params]:
    """n and the shares unknown that stand under the chart's title: one row under the chart's own conditions. theme/caption.js asks the same."""
    counted = params.get("counted")
    if not counted:
        return []
    axis = counted["newest"]
    added = {**asked, "columns": [axis] if axis else [], "metrics": [f["metric"] for f in counted["figures"]], "series_columns": [],
             "filters": [f for f in asked["filters"] if f["col"] not in counted["without"]], "orderby": [[axis, False]] if axis else [],
             "row_limit": 1, "post_processing": [], "annotation_layers": []}
    added.pop("series_limit_metric", None)
    return [added]


QUESTIONS: dict[str, Callable[[Params], list[Params]]] = {
    "big_number": _number_with_trend, "big_number_total": _number, "table": _table, "pivot_table_v2": _pivot_table,
    "mixed_timeseries": _mixed, "heatmap_v2": _heat_map, "deck_polygon": _polygons,
    "echarts_timeseries_bar": _time_series, "echarts_timeseries_line": _time_series,
    "echarts_timeseries_smooth": _time_series, "echarts_area": _time_series,
}


def queries(params: Params) -> list[Params]:
    """What the chart draws, and last what it counts."""
    drawn = QUESTIONS[params["viz_type"]](params)
    return [*drawn, *_counted(params, drawn[0])]


def context(params: Params) -> Params:
    """The whole question; the import puts the dataset's number in place of 0."""
    # Superset adds the columns of a map's tooltips, which the map's own query has, to every query, the row of figures among them.
    form = {key: value for key, value in params.items() if not (key == "tooltip_contents" and "counted" in params)}
    return {
        "datasource": {"id": 0, "type": "table"}, "force": False, "queries": queries(params),
        "form_data": {**form, "datasource": "0__table"}, "result_format": "json", "result_type": "full",
    }
