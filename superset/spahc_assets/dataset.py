"""Datasets: nothing is written here that models.yml does not say."""
from .model import Column, Metric, Model
from .names import asset_id

VERSION = "1.0.0"


def _certified(certification: dict) -> dict:
    return {"certification": {"certified_by": certification["by"], "details": certification["details"]}}


def _sentence(text: str, unit: str | None) -> str:
    return f"{text.rstrip('.')}. Unit: {unit}." if unit else f"{text.rstrip('.')}."


def _column(column: Column, certification: dict) -> dict:
    return {
        "column_name": column.name, "verbose_name": column.title, "description": _sentence(column.description, column.unit),
        "type": column.type, "is_dttm": column.is_temporal, "is_active": True, "groupby": True, "filterable": True,
        "expression": column.expression, "python_date_format": None, "advanced_data_type": None, "extra": _certified(certification),
    }


def _metric(metric: Metric, certification: dict) -> dict:
    return {
        "metric_name": metric.name, "verbose_name": metric.title, "description": _sentence(metric.description, metric.unit),
        "expression": metric.expression, "metric_type": None, "d3format": metric.format, "warning_text": None,
        "currency": None, "extra": _certified(certification),
    }


def build(name: str, written: dict, model: Model, certification: dict) -> dict:
    """A dataset as Superset imports it. `written` names the model, the database and the date that the Period filter takes."""
    return {
        "table_name": model.table, "schema": model.schema, "catalog": None, "sql": None,
        "main_dttm_col": written.get("time"), "description": f"{model.description} {model.grain}",
        "default_endpoint": None, "offset": 0, "cache_timeout": None, "params": None, "template_params": None,
        "filter_select_enabled": True, "fetch_values_predicate": None, "normalize_columns": False,
        "always_filter_main_dttm": False, "extra": _certified(certification), "uuid": asset_id("datasets", name),
        "columns": [_column(c, certification) for c in model.columns],
        "metrics": [_metric(m, certification) for m in model.metrics],
        "database_uuid": asset_id("databases", written["database"]), "is_managed_externally": True, "version": VERSION,
    }
