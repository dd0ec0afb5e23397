"""After the night: a delivery that is loaded is in the numbers at once, without a restart; kept answers of before are never given again;
the charts are ready. Trouble with the dashboards fails no night, and is said until it is mended."""
import csv
import json
import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from attacks import Attacks
from conftest import ROOT

FEED = "avon-somerset-police/hate-offences"


@pytest.fixture(scope="module")
def spahc(installation):
    """Runs the program on the demo's home; gives exit code and what it said."""
    def run(*arguments: str, code: int = 0, **environment: str) -> str:
        done = subprocess.run([ROOT / "spahc", *arguments], capture_output=True, text=True, timeout=300,
                              env=os.environ | {"SPAHC_HOME": str(installation.home.parent)} | environment)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr
    return run


@dataclass
class Crime:
    """A delivery of one more crime in the city, as the force writes them. What is delivered is taken back, whatever happens, since other
    tests compare the figures with the sample's truth."""

    spahc: object
    folder: Path
    is_there: bool = False

    def load(self, **environment: str) -> str:
        self.is_there = True
        return self.spahc("load", FEED, str(next(self.folder.glob("*.csv"))), "--accept", **environment)

    def take_back(self, **environment: str) -> None:
        if self.is_there:
            self.spahc("withdraw", FEED, "--record", str(self.folder / "references.txt"), "--reason", "duplicate", "--yes", **environment)
        self.is_there = False


@pytest.fixture
def crime(installation, spahc, tmp_path):
    [newest] = sorted((installation.home.parent / "sample" / FEED).glob("*.csv"))[-1:]
    with newest.open(encoding="utf-8-sig", errors="replace") as sample:
        heading, *rows = list(csv.reader(sample))
    row = dict(zip(heading, next(row for row in rows if len(row) == len(heading) and row[heading.index("District")] == "Bristol" and all(map(str.isprintable, row)))))
    day = newest.stem[-10:]
    reference = f"52{day[2:4]}99{secrets.randbelow(10 ** 6):06}"
    row |= {"Crime Reference": reference, "Record Type": "Crime", "Status": "Recorded", "Log Number": "", "Person Number": "1", "Last Updated": f"{day[8:]}/{day[5:7]}/{day[:4]} 23:00:00"}
    with (tmp_path / newest.name).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heading, [row[name] for name in heading], ["TRAILER", "1"]])
    (tmp_path / "references.txt").write_text(reference + "\n")
    crime = Crime(spahc, tmp_path)
    yield crime
    crime.take_back()


def answer(viewer: Attacks) -> tuple[int, bool]:
    """How many counted records the tests' own chart shows a viewer, and whether the answer was kept from before."""
    given = viewer.ask(force=False)
    [result] = given.json()["result"]
    return sum(row["test_records"] for row in result["data"]), bool(result["is_cached"])


def ready(viewer: Attacks, installation) -> dict[str, bool]:
    """Each chart of the Overview, asked as its page asks: whether its answer was ready."""
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT s.id, d.id, s.slice_name, s.query_context FROM slices s JOIN dashboard_slices l ON l.slice_id = s.id "
                       "JOIN dashboards d ON d.id = l.dashboard_id WHERE d.slug = 'overview'")
        charts = cursor.fetchall()
    found = {}
    for chart, dashboard, title, question in charts:
        body = json.loads(question)
        body["form_data"] |= {"slice_id": chart, "dashboardId": dashboard}
        given = viewer.post("/api/v1/chart/data", body)
        assert given.status_code == 200, given.text[:300]
        found[title] = all(one["is_cached"] for one in given.json()["result"])
    return found


def test_a_delivery_is_in_the_numbers_at_once_and_its_charts_are_ready(installation, assets, crime):
    viewer = Attacks(installation.client("viewer"), assets)
    before, _ = answer(viewer)
    assert answer(viewer) == (before, True), "kept answers are given while nothing is published"
    said = crime.load()
    assert "published" in said and "The dashboards show the new figures" in said
    after, _ = answer(viewer)
    assert after == before + 1
    charts = ready(viewer, installation)
    assert len(charts) > 5 and all(charts.values()), charts
    crime.take_back()
    assert answer(viewer)[0] == before, "what is withdrawn leaves the numbers in the same way"


def test_no_kept_answer_outlives_a_publication_even_before_the_dashboards_are_told(installation, assets):
    """The moment between a load's publication and the refresh: the publication alone must make another key."""
    viewer = Attacks(installation.client("viewer"), assets)
    answer(viewer)
    assert answer(viewer)[1]
    with installation.owner() as connection, connection.cursor() as cursor:
        cursor.execute("UPDATE audit.publication SET published_at = published_at + interval '1 second' "
                       "WHERE published_at = (SELECT max(published_at) FROM audit.publication)")
    assert not answer(viewer)[1]
    assert answer(viewer)[1]


def test_no_kept_answer_outlives_a_counting_anew(installation, assets, spahc):
    viewer = Attacks(installation.client("viewer"), assets)
    before, _ = answer(viewer)
    assert answer(viewer) == (before, True)
    said = spahc("rebuild")
    assert "The dashboards show the new figures" in said
    with installation.owner() as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO audit.rebuild (run_key, rows_differing) SELECT max(run_key), 0 FROM audit.run")
    assert answer(viewer) == (before, False), "counted anew, and not told yet"


def test_a_refresh_that_fails_fails_no_night_and_is_said_until_one_succeeds(installation, spahc, crime, tmp_path):
    """The one that succeeds then also puts right the maps' classes of colour, which here are those of an older night."""
    environment = tmp_path / "python"
    (environment / "bin").mkdir(parents=True)
    (environment / "requirements-installed.txt").write_text((ROOT / "superset" / "requirements.txt").read_text())
    broken = environment / "bin" / "python"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    said = crime.load(SPAHC_DASHBOARDS_PYTHON=str(environment))
    assert "could not be made ready" in said and "Next: spahc dashboards refresh" in said
    assert "Their last refresh failed at" in spahc("status") and "Their last refresh failed at" in spahc("dashboards", "status")
    assert json.loads(spahc("status", "--json"))["dashboards"]["refreshFailed"]
    crime.take_back(SPAHC_DASHBOARDS_PYTHON=str(environment))

    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT id, params FROM slices WHERE viz_type = 'deck_polygon' AND is_managed_externally ORDER BY id LIMIT 1")
        chart, params = cursor.fetchone()
        older = json.loads(params)
        older["color_breakpoints"] = older["color_breakpoints"][:1]
        cursor.execute("UPDATE slices SET params = %s WHERE id = %s", (json.dumps(older), chart))
    spahc("dashboards", "refresh")
    assert "refresh failed" not in spahc("status")
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT params FROM slices WHERE id = %s", (chart,))
        assert json.loads(cursor.fetchone()[0])["color_breakpoints"] == json.loads(params)["color_breakpoints"]


@pytest.mark.parametrize("user", ["viewer", "admin"])
def test_leaving_a_page_writes_no_colours_and_is_not_refused(installation, user):
    """Superset's front end sends the colours that charts took when somebody leaves a dashboard."""
    client = installation.client(user)
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT id, json_metadata FROM dashboards WHERE slug = 'people'")
        dashboard, before = cursor.fetchone()
        headers = {"X-CSRFToken": client.token(), "Referer": client.address}
        sent = client.put(f"/api/v1/dashboard/{dashboard}/colors?mark_updated=false", headers=headers, json={"label_colors": {"x": "#000000"}})
        assert sent.status_code == 200
        connection.rollback()
        cursor.execute("SELECT json_metadata FROM dashboards WHERE id = %s", (dashboard,))
        assert cursor.fetchone()[0] == before


def test_colours_of_nobody_are_still_refused(installation):
    from conftest import Client

    assert Client(installation.address).put("/api/v1/dashboard/1/colors", json={}).status_code in (400, 401, 403)
