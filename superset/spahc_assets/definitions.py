"""How each figure is calculated, written from the same descriptions as the tooltips."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bundle import Bundle

INTRODUCTION = """# How each figure is calculated

Every figure on the dashboards is one of these. The same words are the tooltips of the charts.
"""


def figures(bundle: Bundle) -> dict[str, list]:
    """Title of each dataset that charts use → its metrics."""
    used = dict.fromkeys(chart["dataset"] for chart in bundle.charts.values())
    return {bundle.datasets[name]["title"]: list(bundle.model(name).metrics) for name in bundle.datasets if name in used and bundle.model(name).metrics}


def markdown(bundle: Bundle) -> str:
    """The Definitions page."""
    parts = [INTRODUCTION, "## Rules that hold everywhere\n", *(f"- **{r['term']}**: {r['means']}" for r in bundle.shared["rules"]), ""]
    for title, metrics in figures(bundle).items():
        parts += [f"## {title}\n", "| Figure | How it is calculated | Unit |", "|---|---|---|"]
        parts += [f"| **{m.title}** | {m.description.rstrip('.')}. | {m.unit} |" for m in metrics]
        parts.append("")
    return "\n".join(parts)
