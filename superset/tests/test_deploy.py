"""Deployed twice nothing changes; what is gone from the files goes; what somebody edits in Superset is undone, unless it is exported.

The metadata are compared row by row, dates and ids included. Edits are made as an administrator makes them, through the server's API."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from spahc_assets.names import ASSETS, asset_id

# What people do leaves traces there, and none of it is deployed.
NOT_COMPARED = {"logs", "alembic_version", "key_value", "cache_keys", "user_attribute"}
EDITED = "overview-wards"


class Deployer:
    def __init__(self, process):
        self.process = process

    def _run(self, command: str, folder: Path) -> list[str]:
        self.process.stdin.write(f"{command} {folder}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert answer["code"] == 0, answer
        return answer["said"]

    def deploy(self, folder: Path = ASSETS) -> list[str]:
        return self._run("deploy", folder)

    def export(self, folder: Path) -> list[str]:
        return self._run("export", folder)


@pytest.fixture(scope="module")
def deployer(installation, assets):
    """`assets`: the tests' own dashboards are there before, since rules about rows name every dataset."""
    process = subprocess.Popen([sys.executable, str(Path(__file__).with_name("inside_deploy.py"))], env=os.environ | {"PYTHONPATH": str(ROOT / "superset")},
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    deployer = Deployer(process)
    deployer.deploy()
    yield deployer
    deployer.deploy()
    process.stdin.close()
    process.wait(timeout=60)


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "assets"
    shutil.copytree(ASSETS, folder)
    return folder


@pytest.fixture
def admin(installation):
    """Asks and edits as an administrator; a refusal is a fault of the test."""
    client = installation.client("admin")
    headers = {"X-CSRFToken": client.token(), "Referer": client.address}

    def ask(method: str, path: str, body: dict | None = None) -> dict:
        answer = getattr(client, method)(path, headers=headers, **({"json": body} if body is not None else {}))
        assert answer.status_code in (200, 201), f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.json()
    return ask


def metadata(installation) -> dict[str, set[str]]:
    """Every row of Superset's metadata as text, by table."""
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
        tables = sorted({name for (name,) in cursor.fetchall()} - NOT_COMPARED)
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            rows[table] = {row for (row,) in cursor.fetchall()}
        return rows


def differences(before: dict, after: dict) -> dict[str, tuple[list, list]]:
    """By table the rows that went and those that came; tables without a difference are left out."""
    return {table: (sorted(before[table] - after[table]), sorted(after[table] - before[table])) for table in before if before[table] != after[table]}


def number(installation, table: str, kind: str, name: str) -> int:
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE uuid = %s", (asset_id(kind, name),))
        return cursor.fetchone()[0]


def column(rows: list[str], name: str) -> set:
    return {json.loads(row)[name] for row in rows}


def rewrite(file: Path, change) -> None:
    content = yaml.safe_load(file.read_text())
    change(content)
    file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))


def without_sectors(dashboard: dict) -> None:
    columns = [item["column"] for row in dashboard["rows"] for item in row["items"] if "column" in item]
    [held] = [column for column in columns if any(item.get("chart") == "place-sectors" for item in column)]
    held[:] = [item for item in held if item.get("chart") != "place-sectors"]


def but_for_texts(rows: list[str]) -> list[dict]:
    """Charts without the line under the title, which names the filters of its dashboard that leave it alone."""
    stamps = {"description", "changed_on", "changed_by_fk", "last_saved_at", "last_saved_by_fk"}
    return sorted(({key: value for key, value in json.loads(row).items() if key not in stamps} for row in rows), key=lambda row: row["id"])


def test_deployed_twice_not_a_row_of_the_metadata_differs(installation, deployer):
    before = metadata(installation)
    assert {"slices", "dashboards", "tables", "sql_metrics", "table_columns", "dbs", "ab_permission_view_role", "row_level_security_filters"} <= {t for t in before if before[t]}
    assert deployer.deploy()[-2:] == ["Everything was as in the files.", "Roles and rules were as they should be."]
    assert differences(before, metadata(installation)) == {}


def test_a_chart_that_is_gone_from_the_files_goes_and_nothing_else(installation, deployer, copy):
    chart = number(installation, "slices", "charts", "place-sectors")
    (copy / "charts" / "place-sectors.yaml").unlink()
    rewrite(copy / "dashboards" / "place.yaml", without_sectors)
    before = metadata(installation)
    said = deployer.deploy(copy)
    assert "removed 1 that" in said[0]
    left = differences(before, metadata(installation))
    assert column(left["slices"][0], "id") == {chart} and left["slices"][1] == []
    assert column(left["dashboards"][1], "slug") == {"place"}
    assert set(left) == {"slices", "slice_user", "dashboards", "dashboard_slices"}
    assert column(left["dashboard_slices"][0], "slice_id") == {chart} and left["dashboard_slices"][1] == []
    deployer.deploy()
    assert number(installation, "slices", "charts", "place-sectors") != chart, "it is made anew"


def test_a_dashboard_a_dataset_and_a_filter_that_are_gone_from_the_files_go(installation, deployer, copy):
    shutil.copy(copy / "dashboards" / "phone.yaml", copy / "dashboards" / "tests-copy.yaml")
    (copy / "datasets" / "tests-copy.yaml").write_text("title: Tests\nmodel: mart.mart_hate_crime__map_class\ndatabase: warehouse\n")
    deployer.deploy(copy)
    added = {kind: number(installation, table, kind, "tests-copy") for table, kind in (("dashboards", "dashboards"), ("tables", "datasets"))}
    rewrite(copy / "dashboards" / "trend.yaml", lambda d: d["filters"].pop())
    for kind in added:
        (copy / kind / "tests-copy.yaml").unlink()
    before = metadata(installation)
    deployer.deploy(copy)
    left = differences(before, metadata(installation))
    assert column(left["dashboards"][0], "slug") == {"tests-copy", "trend"} and column(left["dashboards"][1], "slug") == {"trend"}
    assert column(left["tables"][0], "id") == {added["datasets"]} and left["tables"][1] == []
    assert but_for_texts(left.get("slices", [[], []])[0]) == but_for_texts(left.get("slices", [[], []])[1])
    assert column(left["table_columns"][0], "table_id") == {added["datasets"]}
    filters = [[native["name"] for native in json.loads(json.loads(row)["json_metadata"])["native_filter_configuration"]]
               for side in left["dashboards"] for row in side if '"slug":"trend"' in row]
    assert filters[1] == filters[0][:-1]
    deployer.deploy()


def test_what_people_made_themselves_stays(installation, deployer, assets):
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM slices WHERE slice_name LIKE 'Tests: %'")
        assert cursor.fetchone() == (3,)


@pytest.fixture
def edited(installation, deployer, admin):
    """A chart's title and row limit, a dashboard's title and layout, a dataset's metric: changed by hand. Gives the metadata from before."""
    deployer.deploy()
    before = metadata(installation)
    chart = number(installation, "slices", "charts", EDITED)
    stored = admin("get", f"/api/v1/chart/{chart}")["result"]
    admin("put", f"/api/v1/chart/{chart}", {"slice_name": "Where, by hand", "params": json.dumps(json.loads(stored["params"]) | {"row_limit": 7})})
    dashboard = number(installation, "dashboards", "dashboards", "overview")
    position = json.loads(admin("get", f"/api/v1/dashboard/{dashboard}")["result"]["position_json"])
    box = next(name for name, one in position.items() if isinstance(one, dict) and one.get("meta", {}).get("chartId") == chart)
    position[box]["meta"] |= {"width": 4, "height": 33}
    admin("put", f"/api/v1/dashboard/{dashboard}", {"dashboard_title": "Overview, by hand", "position_json": json.dumps(position)})
    dataset = number(installation, "tables", "datasets", "ward")
    metrics = admin("get", f"/api/v1/dataset/{dataset}")["result"]["metrics"]
    kept = ("id", "uuid", "metric_name", "expression", "verbose_name", "description", "d3format", "extra")
    metrics = [{key: one[key] for key in kept} | ({"expression": "count(*)"} if one["metric_name"] == "offences" else {}) for one in metrics]
    admin("put", f"/api/v1/dataset/{dataset}", {"metrics": metrics})
    now = differences(before, metadata(installation))
    assert {"slices", "dashboards", "sql_metrics"} <= set(now), "the edits came through"
    return before


# Who changed a row last, and when: an edit and its undoing leave that behind. A link that was cut and made again has another id.
STAMPS = {"changed_on", "changed_by_fk", "last_saved_at", "last_saved_by_fk"}
LINKS = {"slice_user", "dashboard_roles", "dashboard_slices", "ab_permission_view_role", "rls_filter_roles", "rls_filter_tables"}


def content(rows: dict[str, set[str]]) -> dict[str, set[str]]:
    """The rows without their stamps, and links without their ids."""
    def plain(table: str, row: str) -> str:
        left_out = STAMPS | ({"id"} if table in LINKS else set())
        return json.dumps({key: value for key, value in json.loads(row).items() if key not in left_out}, sort_keys=True)

    return {table: {plain(table, row) for row in of} for table, of in rows.items()}


def test_edits_by_hand_are_undone(installation, deployer, edited):
    said = deployer.deploy()
    assert "Different from before" in said[1]
    assert differences(content(edited), content(metadata(installation))) == {}


def test_edits_that_are_exported_are_in_the_files_and_stay(installation, deployer, edited, copy):
    files = {file: file.read_text() for file in copy.rglob("*.yaml")}
    said = deployer.export(copy)
    written = {file.relative_to(copy).as_posix(): yaml.safe_load(file.read_text()) for file, text in files.items() if file.read_text() != text}
    assert set(written) == {f"charts/{EDITED}.yaml", "dashboards/overview.yaml"}
    before = yaml.safe_load(files[copy / "charts" / f"{EDITED}.yaml"])
    assert written[f"charts/{EDITED}.yaml"] == before | {"title": "Where, by hand", "params": before["params"] | {"row_limit": 7}}
    overview = written["dashboards/overview.yaml"]
    assert overview["title"] == "Overview, by hand" and overview["filters"] == ["strand", "ward", "period", "source", "record_type"]
    assert {"chart": EDITED, "width": 4, "height": 33} in overview["rows"][2]["items"]
    assert said[-1] == "Dataset ward: metric offences was changed. It is made from warehouse/models.yml: change it there, or it is undone."

    before = content(metadata(installation))
    deployer.deploy(copy)
    after = content(metadata(installation))
    [chart] = [row for row in map(json.loads, after["slices"]) if row["uuid"] == asset_id("charts", EDITED)]
    [dashboard] = [row for row in map(json.loads, after["dashboards"]) if row["slug"] == "overview"]
    boxes = [box["meta"] for box in json.loads(dashboard["position_json"]).values() if isinstance(box, dict) and box.get("meta", {}).get("uuid") == chart["uuid"]]
    assert (chart["slice_name"], json.loads(chart["params"])["row_limit"]) == ("Where, by hand", 7)
    assert json.loads(chart["query_context"])["queries"][0]["row_limit"] == 7, "the question that viewers may ask follows"
    assert [(box["width"], box["height"]) for box in boxes] == [(4, 33)]
    assert before["sql_metrics"] != after["sql_metrics"], "the metric is as in models.yml again"
    assert deployer.export(copy) == ["Nothing was changed by hand."]
    deployer.deploy()


def test_owners_roles_and_rules_changed_by_hand_are_put_back(installation, deployer, admin):
    deployer.deploy()
    before = metadata(installation)
    people = {user["username"]: user["id"] for user in admin("get", "/api/v1/security/users/?q=(page_size:100)")["result"]}
    admin("put", f"/api/v1/chart/{number(installation, 'slices', 'charts', EDITED)}", {"owners": [people["analyst"]]})
    roles = {role["name"]: role["id"] for role in admin("get", "/api/v1/security/roles/?q=(page_size:100)")["result"]}
    admin("put", f"/api/v1/dashboard/{number(installation, 'dashboards', 'dashboards', 'overview')}", {"roles": [roles["External partner"], roles["Viewer"]]})
    rules = admin("get", "/api/v1/rowlevelsecurity/")["result"]
    for rule in rules:
        admin("put", f"/api/v1/rowlevelsecurity/{rule['id']}", {"clause": "1 = 1"})
    viewer = admin("get", f"/api/v1/security/roles/{roles['Viewer']}/permissions/")["result"]
    admin("post", f"/api/v1/security/roles/{roles['Viewer']}/permissions", {"permission_view_menu_ids": [one["id"] for one in viewer][:-1]})
    assert {"slice_user", "dashboard_roles", "row_level_security_filters", "ab_permission_view_role"} <= set(differences(before, metadata(installation)))
    said = deployer.deploy()
    assert {"role Viewer: 25 permissions", *(f"rule {rule['name']}: set" for rule in rules)} <= set(said) and len(rules) > 1
    assert differences(content(before), content(metadata(installation))) == {}
