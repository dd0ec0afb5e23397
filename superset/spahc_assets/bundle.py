"""Everything under superset/assets, read and built."""
import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from . import chart, dashboard, dataset, definitions
from .model import Column, Model, models
from .names import ASSETS, asset_id

METADATA = {"version": "1.0.0", "type": "assets", "timestamp": "2026-01-01T00:00:00+00:00"}


def _folder(path: Path) -> dict[str, Any]:
    return {file.stem: yaml.safe_load(file.read_text()) for file in sorted(path.glob("*.yaml"))}


@dataclass(frozen=True)
class Bundle:
    """The assets as written; `built` is what Superset imports."""

    folder: Path = ASSETS

    @cached_property
    def databases(self) -> dict[str, dict]:
        return _folder(self.folder / "databases")

    @cached_property
    def datasets(self) -> dict[str, dict]:
        return _folder(self.folder / "datasets")

    @cached_property
    def charts(self) -> dict[str, dict]:
        return _folder(self.folder / "charts")

    @cached_property
    def dashboards(self) -> dict[str, dict]:
        return _folder(self.folder / "dashboards")

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What all dashboards share: filters, colours, certification, texts."""
        return yaml.safe_load((self.folder / "shared.yaml").read_text())

    @cached_property
    def commentary(self) -> dict[str, Any]:
        """What an analyst says about the newest figures: author, date and text, or all three empty."""
        return yaml.safe_load((self.folder / "commentary.yaml").read_text())

    def model(self, dataset_name: str) -> Model:
        """The view that a dataset shows, with the columns that the dataset works out itself."""
        written = self.datasets[dataset_name]
        found = models()[written["model"]]
        worked_out = [Column(name, c["description"], None, c.get("type", "TEXT"), c["expression"]) for name, c in written.get("calculated", {}).items()]
        return replace(found, columns=(*found.columns, *worked_out), counted=tuple(written.get("counted", [])))

    def model_of(self, chart_name: str) -> Model:
        return self.model(self.charts[chart_name]["dataset"])

    def left_alone(self, chart_name: str) -> list[str]:
        """Names of the filters, of any dashboard that shows a chart, that do not act on it: readers are told under its title."""
        filters, written = self.shared["filters"], self.charts[chart_name]
        offered = dict.fromkeys(f for d in self.dashboards.values() if chart_name in dashboard.charts_of(d) for f in d.get("filters", []) if f in filters)
        return [filters[f]["name"] for f in offered if not dashboard.acts(filters[f], written, self.model_of(chart_name))]

    def fresh(self, chart_name: str) -> str | None:
        """The kind of feed whose newest day is told under the title; none for charts that show the feeds themselves."""
        written = self.charts[chart_name]
        return written.get("fresh") or self.datasets[written["dataset"]].get("fresh")

    def basis_of(self, chart_name: str) -> str:
        """By which of the latest periods its dataset counts, see mart_hate_crime__latest_period."""
        return self.datasets[self.charts[chart_name]["dataset"]].get("period_basis", "RECORDED")

    def text(self, name: str) -> str:
        """A text of a dashboard: one of the shared, a generated one, or the words themselves."""
        if name == "commentary":
            return self._commentary()
        if name == "definitions":
            return definitions.markdown(self)
        return self.shared["texts"].get(name, name)

    def _commentary(self) -> str:
        """Empty where nobody has written: then the dashboard has no such box."""
        said = self.commentary
        if not said["text"]:
            return ""
        return f"#### Analyst's commentary\n\n{said['text'].strip()}\n\n{said['author']}, {said['date']:%-d %B %Y}"

    def built(self) -> dict[str, dict]:
        """File name → content, as an export of Superset's would have it."""
        certification = self.shared["certification"]
        files: dict[str, dict] = {"metadata.yaml": METADATA}
        for name, written in self.databases.items():
            files[f"databases/{name}.yaml"] = {**written, "uuid": asset_id("databases", name), "is_managed_externally": True, "version": "1.0.0"}
        for name, written in self.datasets.items():
            files[f"datasets/{name}.yaml"] = dataset.build(name, written, self.model(name), certification)
        for name, written in self.charts.items():
            files[f"charts/{name}.yaml"] = chart.build(name, written, written["dataset"], self.model_of(name), self.left_alone(name), certification)
        for name, written in self.dashboards.items():
            files[f"dashboards/{name}.yaml"] = dashboard.build(
                name, written, self.charts, self.shared["filters"], self.shared["colours"],
                self.model_of, self.text, certification)
        return files

    def files(self) -> dict[str, str]:
        """The same as text. JSON is YAML too, and much faster to read."""
        return {name: json.dumps(content) for name, content in self.built().items()}
