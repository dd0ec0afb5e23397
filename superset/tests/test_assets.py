"""The assets without a server: every reference resolves, and the checks themselves find what they are for."""
import json
import shutil
from datetime import date

import pytest
import yaml

from spahc_assets import query
from spahc_assets.bundle import Bundle
from spahc_assets.check import faults
from spahc_assets.names import ASSETS
from spahc_assets.chart import description, params
from spahc_assets.export import changed
from spahc_assets.period import Latest, asked, dated


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return Bundle()


@pytest.fixture
def copy(tmp_path):
    """A copy of the assets to spoil."""
    folder = tmp_path / "assets"
    shutil.copytree(ASSETS, folder)

    def spoil(file: str, change) -> list[str]:
        path = folder / file
        content = yaml.safe_load(path.read_text())
        change(content)
        path.write_text(yaml.safe_dump(content))
        return faults(Bundle(folder))
    return spoil


def test_every_reference_resolves(bundle):
    assert faults(bundle) == []


def test_built_twice_the_bytes_are_equal(bundle):
    assert bundle.files() == Bundle().files()


def test_every_chart_has_a_question_that_agrees_with_its_parameters(bundle):
    for name, content in bundle.built().items():
        if name.startswith("charts/"):
            assert json.loads(content["query_context"]) == query.context(content["params"]), name


def test_every_column_and_metric_is_described_and_certified_and_every_metric_has_a_unit(bundle):
    for name, content in bundle.built().items():
        if name.startswith("datasets/"):
            for part in (*content["columns"], *content["metrics"]):
                assert part["description"] and part["verbose_name"] and part["extra"]["certification"]["certified_by"], (name, part)
            for metric in content["metrics"]:
                assert "Unit: " in metric["description"], (name, metric)


def test_no_password_stands_in_any_file(bundle):
    for name, content in bundle.built().items():
        assert "password" not in content, name
        if name.startswith("databases/"):
            assert ":" not in content["sqlalchemy_uri"].split("://")[1].split("@")[0], name


def test_police_figures_never_hold_another_sources_reports(bundle):
    """A chart of crimes counts `offences`, which are of the police alone; a chart of reports shows each source by itself."""
    for name, written in bundle.charts.items():
        asked = [m for q in query.context(params(written, bundle.model_of(name)))["queries"] for m in q["metrics"] or [] if isinstance(m, str)]
        if any(m.startswith("reports") for m in asked):
            assert "source_name" in written["params"].get("groupby", []), name


@pytest.mark.parametrize(("file", "change", "fault"), [
    ("charts/overview-wards.yaml", lambda c: c["params"].update(metrics=["no_such"]), "no metric no_such"),
    ("charts/overview-wards.yaml", lambda c: c["params"].update(groupby=["no_such"]), "no column no_such"),
    ("charts/overview-wards.yaml", lambda c: c["where"].update(no_such=1), "no column no_such"),
    ("charts/overview-wards.yaml", lambda c: c.pop("period"), "period is missing"),
    ("charts/overview-wards.yaml", lambda c: c.update(viz_type="time_table"), "not allowed"),
    ("dashboards/overview.yaml", lambda d: d["rows"].pop(0), "handling marking"),
    ("dashboards/overview.yaml", lambda d: d["rows"][1]["items"][0].update(chart="no-such"), "no chart no-such"),
    ("dashboards/overview.yaml", lambda d: d["filters"].append("no_such"), "no filter no_such"),
    ("dashboards/overview.yaml", lambda d: d.pop("roles"), "nobody would see it"),
    ("charts/place-wards.yaml", lambda c: c.pop("counts_by"), "counts_by is missing"),
    ("datasets/map.yaml", lambda d: d.pop("fresh"), "fresh is missing"),
    ("charts/place-wards.yaml", lambda c: (c.pop("latest_months"), c.update(time_range="Last year")), "follow the calendar"),
    ("charts/place-not-on-map.yaml", lambda c: c.update(counted=[{"metric": "no_such", "says": "crimes"}]), "no metric no_such"),
    ("datasets/area_month.yaml", lambda d: d["counted"][1].update(unless="no_such"), "no column no_such"),
    ("datasets/area_month.yaml", lambda d: d.pop("counted"), "counted is missing"),
    ("charts/place-sources.yaml", lambda c: c.pop("counted_not"), "counted is missing"),
    ("charts/trend-hour.yaml", lambda c: c.update(unfiltered=["no_such"]), "unfiltered names no_such"),
    ("charts/trend-month.yaml", lambda c: c.pop("breaks"), "a trend draws breaks"),
    ("charts/trend-month.yaml", lambda c: c["params"].update(groupby=[]), "would join the running month"),
    ("dashboards/status.yaml", lambda d: d.update(filters=["offence_group"]), "acts on none"),
    ("commentary.yaml", lambda c: c.update(text="More in September."), "go together"),
    ("databases/warehouse.yaml", lambda d: d.update(sqlalchemy_uri="postgresql://a:b@c/d"), "looks like a secret"),
])
def test_the_check_finds(copy, file, change, fault):
    assert any(fault in line for line in copy(file, change)), fault


def test_a_commentary_has_a_box_only_when_there_is_one(tmp_path):
    shutil.copytree(ASSETS, tmp_path / "assets")

    def overview() -> str:
        return json.dumps(Bundle(tmp_path / "assets").built()["dashboards/overview.yaml"]["position"])
    assert "commentary" not in overview()
    (tmp_path / "assets" / "commentary.yaml").write_text("author: A. Analyst\ndate: 2026-10-05\ntext: |\n  Reports rose in September.\n")
    assert faults(Bundle(tmp_path / "assets")) == []
    assert "Reports rose in September.\\n\\nA. Analyst, 5 October 2026" in overview()


def test_a_filter_that_leaves_a_chart_alone_is_named_under_its_title(bundle, monkeypatch):
    assert bundle.left_alone("trend-month") == ["Offence group", "Source", "Record type"]
    # Where several sources are left to choose from, the filter acts.
    assert bundle.left_alone("overview-other-sources") == ["Period"] and bundle.left_alone("people-wards") == ["Period", "Strand", "Source", "Record type"]
    assert bundle.built()["charts/trend-month.yaml"]["description"].endswith("Not filtered by Offence group, Source, Record type.")
    monkeypatch.setattr(Bundle, "left_alone", lambda self, chart: [])
    assert any("does not say that the filter Source leaves it alone" in fault for fault in faults(Bundle()))


def test_months_of_the_data_take_the_place_of_months_of_the_calendar(bundle):
    latest = Latest(date(2026, 2, 1), date(2026, 3, 1))
    assert (latest.months(12), latest.months(1)) == ("2025-03-01 : 2026-03-01", "2026-02-01 : 2026-03-01")
    assert description(bundle.charts["place-wards"], [], "Feb 2026", "3 Mar 2026").startswith(
        "12 complete months to Feb 2026, or as chosen · by date recorded · Police, data to 3 Mar 2026. ")
    written = bundle.charts["place-wards"]
    before = params(written, bundle.model_of("place-wards"))
    after = dated(before, written, latest)
    assert [f["comparator"] for f in after["adhoc_filters"] if f["operator"] == "TEMPORAL_RANGE"] == ["2025-03-01 : 2026-03-01"]
    assert query.context(after)["queries"] == [asked(q, written, latest) for q in query.context(before)["queries"]]
    assert dated(after, written, None) == before


def test_an_edit_in_superset_comes_back_as_the_few_lines_that_differ(bundle):
    name = "overview-wards"
    written, model = bundle.charts[name], bundle.model_of(name)
    stored = {**params(written, model), "row_limit": 7, "datasource": "3__table", "slice_id": 12}
    edited = changed(bundle, name, written["title"], stored)
    assert edited["params"]["row_limit"] == 7 and edited == {**written, "params": {**written["params"], "row_limit": 7}}
    assert changed(bundle, name, written["title"], {**stored, "row_limit": params(written, model)["row_limit"]}) is None


def test_the_definitions_page_in_docs_is_the_generated_one(bundle):
    from spahc_assets.definitions import markdown
    from spahc_assets.names import ROOT

    assert (ROOT / "docs" / "definitions.md").read_text() == markdown(bundle), "run python -m spahc_assets definitions"
