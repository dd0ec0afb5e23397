"""Brings what was changed in Superset back into the YAML, so that it can be read, discussed and kept."""
import json
from pathlib import Path
from typing import Any

import yaml

from . import chart, period
from .bundle import Bundle
from .names import asset_id

# Superset's own additions to parameters when a chart is saved; they say nothing about what it shows.
NOT_OURS = {"datasource", "slice_id", "url_params", "extra_form_data", "dashboards", "viz_type", "adhoc_filters", "adhoc_filters_b", "annotation_layers", "color_breakpoints"}


def changed(bundle: Bundle, name: str, title: str, parameters: dict[str, Any]) -> dict | None:
    """The chart's YAML with what differs in Superset, or None where nothing does. Filters are kept as Superset writes them, under params."""
    written = bundle.charts[name]
    ours = chart.params(written, bundle.model_of(name))
    if written.get("latest_months"):
        # Its months are those of the data and were put there after the deployment.
        parameters = period.dated(parameters, written, None)
    differs = {key: value for key, value in parameters.items() if key not in NOT_OURS and ours.get(key) != value}
    for key in ("adhoc_filters", "adhoc_filters_b"):
        if key in parameters and _conditions(parameters[key]) != _conditions(ours.get(key, [])):
            differs[key] = parameters[key]
    if not differs and title == written["title"]:
        return None
    return {**written, "title": title, "params": {**written["params"], **differs}}


def _conditions(filters: list[dict]) -> list:
    """What filters ask for, whatever ids Superset gave them."""
    return sorted(json.dumps([f.get("subject"), f.get("operator"), f.get("comparator"), f.get("sqlExpression")], sort_keys=True) for f in filters)


def export(bundle: Bundle | None = None) -> list[Path]:
    """Within Superset's application context. Writes the files of charts that were edited and returns them; the rest stays byte by byte."""
    from superset import db
    from superset.models.slice import Slice

    bundle, files = bundle or Bundle(), []
    for name in bundle.charts:
        found = db.session.query(Slice).filter_by(uuid=asset_id("charts", name)).one_or_none()
        edited = found and changed(bundle, name, found.slice_name, json.loads(found.params))
        if edited:
            file = bundle.folder / "charts" / f"{name}.yaml"
            file.write_text(yaml.safe_dump(edited, sort_keys=False, allow_unicode=True, width=140))
            files.append(file)
    return files


def run(arguments: list[str]) -> int:
    """The command: prints which files it wrote."""
    if arguments:
        print("export takes no arguments.")
        return 2
    files = export()
    print("\n".join(f"Written: {file}" for file in files) or "Nothing was changed by hand.")
    return 0
