"""Classes of a map's colours: what becomes of them in the chart. No server."""
from decimal import Decimal

from spahc_assets import query
from spahc_assets.bundle import Bundle
from spahc_assets.chart import params
from spahc_assets.map_class import COLOURS, NO_LIMIT, MapClass, breakpoints, coloured

# As counted from two sets of data: a year of Bristol's sample, and one of hardly any crimes.
YEAR = [MapClass("OFFENCES", n, Decimal(a), Decimal(b)) for n, (a, b) in enumerate([(0, 2), (3, 4), (5, 6), (7, 21), (22, 72)], 1)]
QUIET = [MapClass("OFFENCES", 1, Decimal(0), Decimal(0)), MapClass("OFFENCES", 2, Decimal(1), Decimal(3))]


def painted(value, classes):
    """The colour that Superset's map gives a value: the first class that holds it, else none. As JavaScript compares, text as number."""
    found = next((c for c in breakpoints(classes) if c["minValue"] <= value <= float(c["maxValue"])), None)
    return found and "#{r:02X}{g:02X}{b:02X}".format(**found["color"])


def test_every_whole_number_is_in_one_class_and_more_is_darker():
    for classes in (YEAR, QUIET):
        colours = [painted(value, classes) for value in range(0, 200)]
        assert None not in colours
        assert colours == sorted(colours, key=COLOURS.index)
        assert colours[0] == COLOURS[0] and colours[-1] == COLOURS[-1]
        assert len(set(colours)) == len(classes)


def test_the_two_sets_of_data_have_classes_of_their_own():
    assert painted(3, YEAR) != painted(3, QUIET)
    assert [(c["minValue"], c["maxValue"]) for c in breakpoints(QUIET)] == [(0.0, 0.0), (1.0, NO_LIMIT)]


def test_lines_and_areas_without_a_rate_are_in_no_class():
    for classes in (YEAR, QUIET, []):
        assert painted(-1, classes) is None


def test_rates_in_tenths_leave_no_gap():
    rates = [MapClass("RATE", 1, Decimal("0"), Decimal("6.4")), MapClass("RATE", 2, Decimal("6.5"), Decimal("28.1"))]
    assert None not in [painted(tenths / 10, rates) for tenths in range(0, 400)]


def test_without_data_there_is_one_class():
    assert painted(0, []) == painted(500, []) == COLOURS[-1]


def test_only_the_colours_of_a_map_change_so_that_its_question_stays_the_one_saved():
    bundle = Bundle()
    maps = {name: written for name, written in bundle.charts.items() if written.get("map_classes")}
    assert set(maps) == {"place-map", "place-map-rate"}
    for name, written in maps.items():
        before = params(written, bundle.model_of(name))
        after = coloured(before, YEAR)
        assert {key for key in after if after[key] != before.get(key)} == {"color_breakpoints"}
        assert query.context(after)["queries"] == query.context(before)["queries"]
