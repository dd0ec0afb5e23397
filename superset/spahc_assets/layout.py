"""The rows of a dashboard's YAML, read back from the tree of boxes that Superset keeps."""
from collections.abc import Callable
from typing import Any

from .dashboard import COLUMNS, GRID, _room


class NoFile(ValueError):
    """The dashboard shows what no file here describes; the message names it."""


def rows_of(position: dict[str, Any], chart_name: Callable[[dict], str | None], text_name: Callable[[str], str]) -> list[dict]:
    """`chart_name` finds a chart's file by its box's meta; `text_name` the name of a text, or gives the words back.

    @raises NoFile where a box is neither row, column, chart nor text (tabs, dividers), or its chart has no file
    """
    return [_row(position, position[row], chart_name, text_name) for row in position[GRID]["children"]]


def _row(position: dict, box: dict, chart_name: Callable, text_name: Callable) -> dict:
    if box["type"] != "ROW":
        items = [_item(position, box, chart_name, text_name)]
    else:
        items = [_item(position, position[child], chart_name, text_name) for child in box["children"]]
    heights = [item["height"] for item in items if "height" in item]
    if not heights or len(set(heights)) > 1 or len(heights) < len(items):
        return {"items": items}
    # One height for the whole row is written once.
    return {"height": heights[0], "items": [{key: value for key, value in item.items() if key != "height"} for item in items]}


def _item(position: dict, box: dict, chart_name: Callable, text_name: Callable) -> dict:
    meta, kind = box.get("meta", {}), box["type"]
    if kind == "COLUMN":
        return {"width": meta["width"], "column": [_item(position, position[child], chart_name, text_name) for child in box["children"]]}
    if kind == "MARKDOWN":
        named, width = text_name(meta["code"]), meta.get("width", COLUMNS)
        item = {"text": named, "height": "auto" if meta["height"] == _room(meta["code"], width) else meta["height"]}
        return item if width == COLUMNS else {**item, "width": width}
    if kind != "CHART":
        raise NoFile(f"a box of the kind {kind.lower()}")
    name = chart_name(meta)
    if name is None:
        raise NoFile(f"the chart '{meta.get('sliceNameOverride') or meta.get('sliceName') or meta.get('chartId')}'")
    return {"chart": name, "width": meta["width"], "height": meta["height"]}
