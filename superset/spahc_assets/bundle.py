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

    def model(self, dataset_name: str) -> Model:
        """The view that a dataset shows, with the columns that the dataset works out itself."""
        written = self.datasets[dataset_name]
        found = models()[written["model"]]
        worked_out = [Column(name, c["description"], None, c.get("type", "TEXT"), c["expression"]) for name, c in written.get("calculated", {}).items()]
        return replace(found, columns=(*found.columns, *worked_out))

    def model_of(self, chart_name: str) -> Model:
        return self.model(self.charts[chart_name]["dataset"])

    def text(self, name: str) -> str:
        """A text of a dashboard: one of the shared, a generated one, or the words themselves."""
        if name == "commentary":
            return self._commentary()
        if name == "definitions":
            return definitions.markdown(self)
        return self.shared["texts"].get(name, name)

    def _commentary(self) -> str:
        said = yaml.safe_load((self.folder / "commentary.yaml").read_text())
        if not said["text"]:
            return "#### Analyst's commentary\n\nNone has been written for these figures yet."
        return f"#### Analyst's commentary, {said['date']}\n\n{said['text'].strip()}\n\n{said['author']}"

    def built(self) -> dict[str, dict]:
        """File name → content, as an export of Superset's would have it."""
        certification = self.shared["certification"]
        files: dict[str, dict] = {"metadata.yaml": METADATA}
        for name, written in self.databases.items():
            files[f"databases/{name}.yaml"] = {**written, "uuid": asset_id("databases", name), "is_managed_externally": True, "version": "1.0.0"}
        for name, written in self.datasets.items():
            files[f"datasets/{name}.yaml"] = dataset.build(name, written, self.model(name), certification)
        for name, written in self.charts.items():
            files[f"charts/{name}.yaml"] = chart.build(name, written, written["dataset"], self.model_of(name), certification)
        for name, written in self.dashboards.items():
            files[f"dashboards/{name}.yaml"] = dashboard.build(
                name, written, self.charts, self.shared["filters"], self.shared["colours"],
                lambda c, column: self.model_of(c).column(column) is not None, self.text, certification)
        return files

    def files(self) -> dict[str, str]:
        """The same as text. JSON is YAML too, and much faster to read."""
        return {name: json.dumps(content) for name, content in self.built().items()}
