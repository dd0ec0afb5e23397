"""What an administrator leaves lying about, for others to try to read: links, kept answers, filters, saved queries."""
import secrets


def by_admin(client, assets: dict) -> dict:
    """Keys and ids, by name; each was made over the API and is about the dashboard or chart of case review alone, or the administrator's own."""
    headers = {"X-CSRFToken": client.token(), "Referer": client.address}

    def post(path: str, body: dict) -> dict:
        answer = client.post(path, json=body, headers=headers)
        assert answer.status_code in (200, 201), f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.json()

    dashboard, chart, dataset = assets["restricted_dashboard"], assets["restricted_chart"], assets["dataset"]
    question = {"datasource": {"id": dataset, "type": "table"}, "result_type": "full", "result_format": "json", "force": True,
                "queries": [{"columns": ["location_type"], "metrics": ["test_records"], "row_limit": 5}],
                "form_data": {"slice_id": chart, "dashboardId": dashboard, "viz_type": "table"}}
    form = '{"datasource": "%d__table", "slice_id": %d, "adhoc_filters": [], "note": "left-behind"}' % (dataset, chart)
    sql = {"dbId": assets["database"], "name": "left-behind", "sql": "SELECT 1 AS left_behind", "schema": "mart", "autorun": False}
    return {
        "dashboard_link": post(f"/api/v1/dashboard/{dashboard}/permalink", {"dataMask": {}, "activeTabs": []})["key"],
        "filter_state": post(f"/api/v1/dashboard/{dashboard}/filter_state", {"value": '{"left-behind": 1}'})["key"],
        "explore_link": post("/api/v1/explore/permalink", {"formData": {"datasource": f"{dataset}__table", "slice_id": chart, "viz_type": "table"}})["key"],
        "form_key": post("/api/v1/explore/form_data", {"datasource_id": dataset, "datasource_type": "table", "chart_id": chart, "form_data": form})["key"],
        "sql_link": post("/api/v1/sqllab/permalink", sql)["key"],
        "saved_query": post("/api/v1/saved_query/", {"db_id": assets["database"], "label": "left-behind", "schema": "mart", "sql": "SELECT 1 AS left_behind"})["id"],
        "cache_key": post("/api/v1/chart/data", question)["result"][0]["cache_key"],
        "client_id": _ran(post, assets["database"]),
        "database_name": client.get(f"/api/v1/database/{assets['database']}").json()["result"]["database_name"],
        "layer": post("/api/v1/annotation_layer/", {"name": "left-behind " + secrets.token_hex(4)})["id"],
    }


def _ran(post, database: int) -> str:
    client_id = secrets.token_hex(5)
    post("/api/v1/sqllab/execute/", {"database_id": database, "sql": "SELECT count(*) AS left_behind FROM mart.mart_hate_crime__incident", "schema": "mart",
                                     "runAsync": False, "queryLimit": 10, "client_id": client_id})
    return client_id
