"""The colours of a map: classes counted from the data (mart_hate_crime__map_class), put into the chart.

Superset's map of polygons takes classes as numbers in the chart's parameters and cannot work them out. So a chart of our own that
says `map_classes: OFFENCES` gets them here, when the assets are deployed and after each load. The same data give the same chart.
"""
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

# One hue, pale to dark, as the other charts' blues; readable without colour vision, since it darkens evenly.
COLOURS = ["#E8F1FA", "#BED7EE", "#85B4DE", "#4884BE", "#1C5896", "#0A2A50"]
# The highest class takes whatever is above it too, when a longer period is chosen. JavaScript compares this text as a number, and
# the legend shows it as ∞.
NO_LIMIT = "Infinity"
CLASSES = "SELECT measure, class_number, class_from, class_to FROM mart.mart_hate_crime__map_class ORDER BY measure, class_number"


@dataclass(frozen=True)
class MapClass:
    """From and to are inclusive; classes of a measure do not touch."""

    measure: str
    number: int
    start: Decimal
    end: Decimal


def breakpoints(classes: list[MapClass]) -> list[dict[str, Any]]:
    """The classes of one measure as the chart's parameter; one class of all there is where there are no data."""
    colours = _spread(len(classes) or 1)
    if not classes:
        return [{"id": 0, "minValue": 0, "maxValue": NO_LIMIT, "color": _rgb(colours[0])}]
    return [{"id": number, "minValue": float(c.start), "maxValue": NO_LIMIT if c is classes[-1] else float(c.end), "color": _rgb(colour)}
            for number, (c, colour) in enumerate(zip(classes, colours))]


def _spread(number: int) -> list[str]:
    """As many colours as there are classes, the darkest always among them."""
    if number == 1:
        return COLOURS[-1:]
    return [COLOURS[round(i * (len(COLOURS) - 1) / (number - 1))] for i in range(number)]


def _rgb(colour: str) -> dict[str, int]:
    """Superset's way of writing a colour; its opacity here is in percent."""
    return {"r": int(colour[1:3], 16), "g": int(colour[3:5], 16), "b": int(colour[5:7], 16), "a": 100}


def coloured(params: dict[str, Any], classes: list[MapClass]) -> dict[str, Any]:
    """A map's parameters with these classes."""
    return {**params, "color_breakpoints": breakpoints(classes)}


def read(rows: list[Any]) -> list[MapClass]:
    """The rows that CLASSES asks for."""
    return [MapClass(r.measure, int(r.class_number), Decimal(str(r.class_from)), Decimal(str(r.class_to))) for r in rows]
