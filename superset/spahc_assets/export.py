"""Brings what was changed in Superset back into the YAML, so that it can be read, discussed and kept.

Charts (title, parameters, filters) and dashboards (title, rows) are written. What is made from models.yml or shared.yaml is named
instead, for the person to change there: a metric's text has one home.
"""
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from . import chart, period
from .bundle import Bundle
from .layout import NoFile, rows_of
from .names import asset_id

# Superset's own additions to parameters when a chart is saved; they say nothing about what it shows.
NOT_OURS = {"datasource", "slice_id", "url_params", "extra_form_data", "dashboards", "viz_type", "adhoc_filters", "adhoc_filters_b", "annotation_layers"}
# Worked out from the data at each deployment and after each load.
WORKED_OUT = {"color_breakpoints"}
OF_DATASETS = {"columns": ("column_name", ("verbose_name", "description", "expression", "is_dttm")),
               "metrics": ("metric_name", ("verbose_name", "description", "expression", "d3format"))}


@dataclass
class Exported:
    """`elsewhere`: sentences about changes that no file of ours takes."""

    files: list[Path] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def changed(bundle: Bundle, name: str, title: str, parameters: dict[str, Any]) -> dict | None:
    """The chart's YAML with what differs in Superset, or None where nothing does. Filters are kept as Superset writes them, under params."""
    written = bundle.charts[name]
    ours = chart.params(written, bundle.model_of(name))
    if written.get("latest_months"):
        # Its months are those of the data and were put there after the deployment.
        parameters = period.dated(parameters, written, None)
    left_out = NOT_OURS | (WORKED_OUT if written.get("map_classes") else set())
    differs = {key: value for key, value in parameters.items() if key not in left_out and ours.get(key) != value}
    for key in ("adhoc_filters", "adhoc_filters_b"):
        if key in parameters and _conditions(parameters[key]) != _conditions(ours.get(key, [])):
            differs[key] = parameters[key]
    if not differs and title == written["title"]:
        return None
    return {**written, "title": title, "params": {**written["params"], **differs}}


def changed_dashboard(bundle: Bundle, name: str, title: str, position: dict[str, Any], built: dict[str, Any]) -> dict | None:
    """The dashboard's YAML with its title and rows as in Superset, or None. `built`: as it would be imported. @raises NoFile"""
    written = bundle.dashboards[name]
    names = {asset_id("charts", known): known for known in bundle.charts}
    texts = {bundle.text(known): known for known in ("commentary", "definitions", *bundle.shared["texts"])}

    def rows(boxes: dict) -> list[dict]:
        return rows_of(boxes, lambda meta: names.get(meta.get("uuid")), lambda text: texts.get(text, text))

    now = rows(position)
    if now == rows(built["position"]) and title == written["title"]:
        return None
    return {**written, "title": title, "rows": now}


def _conditions(filters: list[dict]) -> list:
    """What filters ask for, whatever ids Superset gave them."""
    return sorted(json.dumps([f.get("subject"), f.get("operator"), f.get("comparator"), f.get("sqlExpression")], sort_keys=True) for f in filters)


def export(bundle: Bundle | None = None, only: Iterable[str] = ()) -> Exported:
    """Within Superset's application context. Writes the files of what was edited; the rest stays byte by byte. `only`: names of charts or
    dashboards, where not all are wanted. @raises ValueError for a name that there is not"""
    from superset import db
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    bundle, wanted, done = bundle or Bundle(), set(only), Exported()
    built = bundle.built()
    if unknown := wanted - set(bundle.charts) - set(bundle.dashboards):
        raise ValueError(f"No chart or dashboard has a file of the name {', '.join(sorted(unknown))}.")
    for name in bundle.charts:
        found = _chosen(name, wanted) and db.session.query(Slice).filter_by(uuid=asset_id("charts", name)).one_or_none()
        if found and (edited := changed(bundle, name, found.slice_name, json.loads(found.params))):
            _write(bundle, "charts", name, edited, done)
    for name in bundle.dashboards:
        found = _chosen(name, wanted) and db.session.query(Dashboard).filter_by(uuid=asset_id("dashboards", name)).one_or_none()
        if found:
            _export_dashboard(bundle, name, found, built[f"dashboards/{name}.yaml"], done)
    if not wanted:
        _tell_datasets(bundle, built, done)
    return done


def _chosen(name: str, wanted: set[str]) -> bool:
    return not wanted or name in wanted


def _export_dashboard(bundle: Bundle, name: str, found: Any, built: dict[str, Any], done: Exported) -> None:
    try:
        if edited := changed_dashboard(bundle, name, found.dashboard_title, json.loads(found.position_json), built):
            _write(bundle, "dashboards", name, edited, done)
    except NoFile as shown:
        done.elsewhere.append(f"Dashboard {name} was not written: it shows {shown}, which has no file. Give it one, or take it off.")
    filters = [native["name"] for native in json.loads(found.json_metadata).get("native_filter_configuration", [])]
    ours = [native["name"] for native in built["metadata"]["native_filter_configuration"]]
    if filters != ours:
        done.elsewhere.append(f"Dashboard {name} has other filters now. Filters stand in shared.yaml, and by name in the dashboard's file: change them there.")


def _tell_datasets(bundle: Bundle, all_built: dict[str, dict], done: Exported) -> None:
    from superset import db
    from superset.connectors.sqla.models import SqlaTable

    for name in bundle.datasets:
        found = db.session.query(SqlaTable).filter_by(uuid=asset_id("datasets", name)).one_or_none()
        built = all_built[f"datasets/{name}.yaml"]
        for part, (key, fields) in OF_DATASETS.items() if found else ():
            stored = {getattr(one, key): [getattr(one, field) for field in fields] for one in getattr(found, part)}
            ours = {one[key]: [one[field] for field in fields] for one in built[part]}
            done.elsewhere += [f"Dataset {name}: {part[:-1]} {which} was changed. It is made from warehouse/models.yml: change it there, or it is undone."
                               for which in sorted(set(stored) | set(ours)) if stored.get(which) != ours.get(which)]


def _write(bundle: Bundle, kind: str, name: str, content: dict, done: Exported) -> None:
    file = bundle.folder / kind / f"{name}.yaml"
    file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=140))
    done.files.append(file)


def run(arguments: list[str]) -> int:
    """The command: prints which files it wrote, and what it cannot write. `arguments`: names of charts or dashboards; none for all."""
    try:
        done = export(only=arguments)
    except ValueError as unknown:
        print(unknown)
        return 2
    print("\n".join([*(f"Written: {file}" for file in done.files), *done.elsewhere]) or "Nothing was changed by hand.")
    return 0
