"""Dashboards: rows of charts and text from one short YAML file each, with the filters and colours that all share."""
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from .chart import _filter
from .model import Model
from .names import THEME, asset_id, chart_number

VERSION = "1.0.0"
COLUMNS = 12
ROOT, GRID, HEADER = "ROOT_ID", "GRID_ID", "HEADER_ID"


def charts_of(written: dict) -> list[str]:
    """The charts that a dashboard shows, in reading order."""
    def walk(items: list[dict]) -> Iterator[str]:
        for item in items:
            if "chart" in item:
                yield item["chart"]
            yield from walk(item.get("column", []))
    return [chart for row in written["rows"] for chart in walk(row["items"])]


def acts(wanted: dict, chart: dict, model: Model) -> bool:
    """Whether a filter acts on a chart: its dataset has the column, it does not refuse the filter, and it is not bound to one answer anyway,
    such as a chart of the police's crimes to the police."""
    if wanted["type"] == "filter_time":
        return bool(chart.get("time"))
    # `not` leaves several answers to choose from.
    fixed = {column for column, value in chart.get("where", {}).items() if not (isinstance(value, dict) and "not" in value)}
    bound = fixed & {wanted["column"], *wanted.get("fixed_by", [])}
    return model.column(wanted["column"]) is not None and wanted["column"] not in chart.get("unfiltered", []) and not bound


def _room(text: str, width: int) -> int:
    """Height that a text needs, in units of 8 px, by a generous guess of where lines wrap."""
    letters = width * 13
    return 4 + sum(4 + 3 * (len(line) // letters) for line in text.splitlines() if line.strip())


class Layout:
    """Superset's tree of boxes, row by row; ids are made from their place, so that equal YAML gives equal bytes."""

    def __init__(self, dashboard: str, title: str, titles: dict[str, str], texts: Callable[[str], str]):
        self._dashboard, self._titles, self._texts = dashboard, titles, texts
        self.position: dict[str, Any] = {
            "DASHBOARD_VERSION_KEY": "v2",
            ROOT: {"type": "ROOT", "id": ROOT, "children": [GRID]},
            GRID: {"type": "GRID", "id": GRID, "children": [], "parents": [ROOT]},
            HEADER: {"type": "HEADER", "id": HEADER, "meta": {"text": title}},
        }

    def row(self, row: dict) -> None:
        self._add(GRID, "ROW", {"background": "BACKGROUND_TRANSPARENT"}, row["items"], row.get("height"))

    def _add(self, parent: str, kind: str, meta: dict, items: list[dict], height: int | None) -> None:
        box = self._box(parent, kind, meta)
        for item in items:
            tall = item.get("height", height)
            if "column" in item:
                self._add(box, "COLUMN", {"background": "BACKGROUND_TRANSPARENT", "width": item["width"]}, item["column"], tall)
            elif "chart" in item:
                name = item["chart"]
                self._box(box, "CHART", {"chartId": chart_number(name), "uuid": asset_id("charts", name), "sliceName": self._titles[name],
                                         "width": item.get("width", COLUMNS), "height": tall})
            else:
                text, width = self._texts(item["text"]), item.get("width", COLUMNS)
                self._box(box, "MARKDOWN", {"code": text, "width": width, "height": _room(text, width) if tall == "auto" else tall})

    def _box(self, parent: str, kind: str, meta: dict) -> str:
        siblings = self.position[parent]["children"]
        name = f"{kind}-" + sha256(f"{self._dashboard}/{parent}/{len(siblings)}/{kind}".encode()).hexdigest()[:16]
        self.position[name] = {"type": kind, "id": name, "children": [], "meta": meta, "parents": [*self.position[parent].get("parents", []), parent]}
        siblings.append(name)
        return name


def _native_filter(dashboard: str, name: str, written: dict, applies: Callable[[str], bool], charts: list[str]) -> dict:
    """One filter of the bar. A chart that has not what it asks for is out of its scope, so that no filter seems to act and does not."""
    target = {}
    if written["type"] == "filter_select":
        target = {"datasetUuid": asset_id("datasets", written["dataset"]), "column": {"name": written["column"]}}
    chosen = written.get("default")
    mask: dict[str, Any] = {"extraFormData": {}, "filterState": {}, "ownState": {}}
    if chosen and written["type"] == "filter_time":
        mask = {"extraFormData": {"time_range": chosen}, "filterState": {"value": chosen}, "ownState": {}}
    built = {
        "id": "NATIVE_FILTER-" + sha256(f"{dashboard}/{name}".encode()).hexdigest()[:16], "type": "NATIVE_FILTER", "name": written["name"],
        "description": written["description"], "filterType": written["type"], "targets": [target], "defaultDataMask": mask,
        "cascadeParentIds": [], "tabsInScope": [],
        "scope": {"rootPath": [ROOT], "excluded": [chart_number(c) for c in charts if not applies(c)]},
        "controlValues": {"enableEmptyFilter": False},
    }
    if written["type"] == "filter_select":
        built["controlValues"] |= {"multiSelect": written.get("many", True), "defaultToFirstItem": False, "searchAllOptions": False,
                                   "inverseSelection": False}
        built["adhoc_filters"] = [_filter(subject, wanted) for subject, wanted in written.get("where", {}).items()]
    return built


def _scopes(charts: dict[str, dict]) -> dict:
    """A click in a chart filters the others; a chart marked `cross_filter: false` asks nothing of them."""
    return {
        str(chart_number(name)): {"id": chart_number(name), "crossFilters": {"scope": {"rootPath": [], "excluded": []}, "chartsInScope": []}}
        for name, chart in charts.items() if chart.get("cross_filter") is False
    }


def build(name: str, written: dict, charts: dict[str, dict], filters: dict[str, dict], colours: dict[str, str],
          model_of: Callable[[str], Model], texts: Callable[[str], str], certification: dict) -> dict:
    """A dashboard as Superset imports it. `charts` are those that it shows, as written; `model_of` gives the view that a chart asks."""
    shown = charts_of(written)
    layout = Layout(name, written["title"], {c: charts[c]["title"] for c in shown}, texts)
    for row in written["rows"]:
        # A text that nobody has written yet has no box.
        if any("text" not in item or texts(item["text"]) for item in row["items"]):
            layout.row(row)

    chosen = [{**filters[f], **written.get("filter_defaults", {}).get(f, {})} for f in written.get("filters", [])]
    metadata = {
        "native_filter_configuration": [
            _native_filter(name, f, w, lambda chart, wanted=w: acts(wanted, charts[chart], model_of(chart)), shown) for f, w in zip(written.get("filters", []), chosen)],
        "filter_bar_orientation": "HORIZONTAL", "cross_filters_enabled": True,
        # Left open, so that each chart keeps its own scheme; strands have fixed colours besides.
        "color_scheme": "",
        "label_colors": colours, "map_label_colors": colours, "shared_label_colors": [], "color_scheme_domain": [],
        "chart_configuration": _scopes({c: charts[c] for c in shown}),
        "global_chart_configuration": {"scope": {"rootPath": [ROOT], "excluded": []}, "chartsInScope": []},
        "refresh_frequency": 0, "timed_refresh_immune_slices": [], "default_filters": "{}", "filter_scopes": {},
    }
    css = (THEME / "dashboard.css").read_text() + (("\n" + (THEME / "phone.css").read_text()) if written.get("phone") else "")
    return {
        "dashboard_title": written["title"], "description": written["description"], "css": css, "slug": name,
        "uuid": asset_id("dashboards", name), "position": layout.position, "metadata": metadata, "published": True,
        "certified_by": certification["by"], "certification_details": certification["details"],
        "is_managed_externally": True, "version": VERSION,
    }
