"""Breaks drawn on trends: changes of rules, of codes or of who sends, which are no change of hate crime.

mart_hate_crime__break lists them. Superset draws them as an annotation layer, whose entries are made here from the mart and are the same
for everyone; a chart whose file says `breaks: POLICE` or `breaks: ALL` gets the layer of that name.
"""
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten
from typing import Any

# Those before the first month of any data would only stretch the time axis.
BREAKS = """
SELECT b.month_of_break, b.title, s.source_kind IS NULL OR s.source_kind IN ('POLICE', 'UNKNOWN') AS is_of_police
FROM mart.mart_hate_crime__break b
LEFT JOIN (SELECT DISTINCT source_name, source_kind FROM mart.mart_hate_crime__rolling_12_months) s ON s.source_name = b.scope
WHERE b.month_of_break >= (SELECT min(month_first_of_all) FROM mart.mart_hate_crime__latest_period)
ORDER BY b.date_of_break, b.title
"""
LAYERS = {"POLICE": "Breaks in police recording", "ALL": "Breaks in recording"}
COLOUR = "#801650"
# Letters that go along a line of a chart of ordinary height.
LABEL = 26


@dataclass(frozen=True)
class Break:
    month: date
    title: str
    is_of_police: bool

    def entry(self) -> dict[str, Any]:
        """Drawn at the beginning of its month, where the month's own bar or point stands."""
        at = datetime(self.month.year, self.month.month, 1)
        # Superset writes both texts along the line, which is short: the whole text is in the table of breaks.
        return {"start_dttm": at, "end_dttm": at, "short_descr": shorten(self.title, LABEL, placeholder=" …"), "long_descr": "", "json_metadata": None}


def layer(number: int, labelled: bool) -> dict[str, Any]:
    """The parameter by which a chart draws a layer of this number."""
    return {"name": "Break", "annotationType": "EVENT", "sourceType": "NATIVE", "value": number, "show": True, "showLabel": labelled, "showMarkers": False,
            "hideLine": False, "style": "dashed", "width": 1.5, "opacity": "", "color": COLOUR, "overrides": {"time_range": None},
            "titleColumn": "short_descr", "descriptionColumns": ["long_descr"], "timeColumn": "start_dttm", "intervalEndColumn": ""}


def drawn(params: dict[str, Any], written: dict, numbers: dict[str, int]) -> dict[str, Any]:
    """A chart's parameters, or a query of its question, with its layer; `break_labels: false` where words would
    lie on bars, or panels are too small for them."""
    return {**params, "annotation_layers": [layer(numbers[written["breaks"]], written.get("break_labels", True))]}


def keep(session: Any, found: list[Break]) -> dict[str, int]:
    """Makes the layers hold these breaks and no others; returns their numbers by the word that charts use. Equal breaks keep their ids and dates."""
    from superset.models.annotations import Annotation, AnnotationLayer

    numbers = {}
    for word, name in LAYERS.items():
        known = session.query(AnnotationLayer).filter_by(name=name).one_or_none()
        if known is None:
            known = AnnotationLayer(name=name, descr="Made from mart_hate_crime__break; what is changed here is undone after the next load.")
            session.add(known)
            session.flush()
        wanted = [b.entry() for b in found if word == "ALL" or b.is_of_police]
        there = session.query(Annotation).filter_by(layer_id=known.id).order_by(Annotation.start_dttm, Annotation.short_descr).all()
        if [{key: getattr(a, key) for key in w} for a, w in zip(there, wanted)] != wanted or len(there) != len(wanted):
            for annotation in there:
                session.delete(annotation)
            session.add_all(Annotation(layer_id=known.id, **w) for w in wanted)
            session.flush()
        numbers[word] = known.id
    return numbers
