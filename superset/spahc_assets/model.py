"""The tables and views of the warehouse, as warehouse/models.yml describes them: one text for tooltips, definitions and dictionary."""
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from .names import MODELS

# What a column holds follows from its name, so that nobody has to write it twice; `type` in models.yml is for the
# exceptions. A test on the real warehouse compares both with the catalogue.
TYPES_BY_NAME = [
    (re.compile(r"^(is|has|was)_"), "BOOLEAN"),
    (re.compile(r"_at$|^known_(from|to)$|^occurred_(from|to)$"), "TIMESTAMP"),
    (re.compile(r"^(month|date|as_of|week)$|^(month|date)_(?!label|name)|_(date|month|on)$"), "DATE"),
    (re.compile(r"_(key|order|number|year|month_number)$|^(year|rank|revision)$"), "BIGINT"),
]


@dataclass(frozen=True)
class Column:
    name: str
    description: str
    unit: str | None
    type: str
    # Only of a column that a dataset works out itself, so that one filter can act on views that name the same thing differently.
    expression: str | None = None

    @property
    def is_temporal(self) -> bool:
        return self.type in ("DATE", "TIMESTAMP")

    @property
    def title(self) -> str:
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Metric:
    """A figure as certified: its definition is shown wherever the figure is."""

    name: str
    title: str
    expression: str
    description: str
    unit: str
    format: str


@dataclass(frozen=True)
class Model:
    name: str
    grain: str
    description: str
    columns: tuple[Column, ...]
    metrics: tuple[Metric, ...] = field(default=())
    # n and the shares unknown that charts of a dataset tell, unless a chart says otherwise.
    counted: tuple[dict, ...] = field(default=())

    @property
    def schema(self) -> str:
        return self.name.split(".")[0]

    @property
    def table(self) -> str:
        return self.name.split(".")[1]

    def column(self, name: str) -> Column | None:
        return next((c for c in self.columns if c.name == name), None)

    def metric(self, name: str) -> Metric | None:
        return next((m for m in self.metrics if m.name == name), None)


def _column(described: dict) -> Column:
    name, unit = described["name"], described.get("unit")
    by_name = next((kind for pattern, kind in TYPES_BY_NAME if pattern.search(name)), None)
    return Column(name, described["description"], unit, described.get("type") or by_name or ("NUMERIC" if unit else "TEXT"))


def _model(described: dict) -> Model:
    return Model(
        described["name"], described["grain"], described["description"],
        tuple(_column(c) for c in described["columns"]),
        tuple(Metric(**m) for m in described.get("metrics", [])),
    )


@lru_cache
def models(path: Path = MODELS) -> dict[str, Model]:
    """Every model by its full name, such as mart.mart_hate_crime__area_month."""
    return {m["name"]: _model(m) for m in yaml.safe_load(path.read_text())["models"]}
