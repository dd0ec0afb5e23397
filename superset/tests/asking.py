"""How an attack asks: one person's session or token, and the tests' own dashboards to ask about."""
import secrets


class Asking:
    """One person. `headers` for a bearer token in place of a session."""

    def __init__(self, client, assets: dict, headers: dict | None = None):
        self.client, self.assets = client, assets
        self.headers = headers if headers is not None else {"X-CSRFToken": client.token(), "Referer": client.address}

    def get(self, path: str, **parameters):
        return self.client.get(path, params=parameters, headers=self.headers)

    def post(self, path: str, body: dict):
        return self.client.post(path, json=body, headers=self.headers)

    def put(self, path: str, body: dict):
        return self.client.put(path, json=body, headers=self.headers)

    def ask(self, query: dict | None = None, form: dict | None = None, **more):
        """The chart's own question, changed as the arguments say."""
        own = {"columns": ["strand_codes"], "metrics": ["test_records"], "filters": [{"col": "source_code", "op": "IS NOT NULL"}],
               "orderby": [["test_records", False]], "extras": {"where": "(is_counted)"}, "row_limit": 100}
        body = {"datasource": {"id": self.assets["dataset"], "type": "table"}, "force": True, "queries": [own | (query or {})],
                "form_data": {"slice_id": self.assets["chart"], "dashboardId": self.assets["dashboard"], "viz_type": "table"} | (form or {}),
                "result_type": "full", "result_format": "json"} | more
        return self.post("/api/v1/chart/data", body)

    def measure(self, sql: str, **more):
        return self.ask({"metrics": [{"expressionType": "SQL", "sqlExpression": sql, "label": "test_records"}], "orderby": [], **more})

    def sql_lab(self, sql: str, schema: str = "mart"):
        return self.post("/api/v1/sqllab/execute/", {"database_id": self.assets["database"], "sql": sql, "schema": schema, "runAsync": False, "queryLimit": 10, "client_id": secrets.token_hex(5)})

    def left(self, name: str):
        return self.assets["left_behind"][name]

    @staticmethod
    def told(answer, found):
        """A list that tells nothing is a refusal, whatever its status."""
        if answer.status_code == 200 and not found(answer.json()):
            answer.status_code = 404
        return answer

    def unmade(self, answer):
        """A dataset that could be made names the table's columns; it shows no row, and goes again."""
        if answer.status_code in (200, 201):
            made = answer.json().get("id") or answer.json()["result"]["table_id"]
            rows = self.ask({"columns": [], "metrics": [{"expressionType": "SQL", "sqlExpression": "count(*)", "label": "n"}], "orderby": [], "filters": [], "extras": {}},
                                   datasource={"id": made, "type": "table"})
            assert "permission denied" in rows.text, "rows of the vault are counted"
            self.client.delete(f"/api/v1/dataset/{made}", headers=self.headers)
        return answer
