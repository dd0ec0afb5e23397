"""Everything that somebody may try in order to see more than their charts. Each attack asks once and gives back the answer."""
import json
import secrets

PARENTHESIS_XML = "query_to_xml('select 1', true, true, '')::text"


class Attacks:
    """One person's attempts on the tests' own dashboards. `headers` for a bearer token in place of a session."""

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

    # What a dashboard asks by itself.
    def saved_chart(self):
        return self.ask()

    def saved_chart_filtered_by_the_dashboards_filter(self):
        return self.ask({"filters": [{"col": "source_code", "op": "IS NOT NULL"}, {"col": "strand_codes", "op": "IN", "val": ["RACE"]}]})

    def values_of_the_dashboards_filter(self):
        return self.ask({"metrics": [], "orderby": [], "filters": [], "extras": {}}, {"type": "NATIVE_FILTER", "native_filter_id": self.assets["filter"], "slice_id": None})

    def saved_chart_as_csv(self):
        return self.ask(result_format="csv")

    def saved_chart_as_xlsx(self):
        return self.ask(result_format="xlsx")

    def the_dashboard(self):
        return self.get(f"/api/v1/dashboard/{self.assets['dashboard']}")

    def its_charts(self):
        return self.get(f"/api/v1/dashboard/{self.assets['dashboard']}/charts")

    def restricted_dashboard(self):
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}")

    def restricted_chart(self):
        return self.ask({"columns": ["location_type"]}, {"slice_id": self.assets["restricted_chart"], "dashboardId": self.assets["restricted_dashboard"]})

    # Other columns, rows and measures of the chart's dataset.
    def other_columns(self):
        return self.ask({"columns": ["lsoa_code"]})

    def other_columns_as_csv(self):
        return self.ask({"columns": ["lsoa_code"]}, result_format="csv")

    def other_columns_as_xlsx(self):
        return self.ask({"columns": ["lsoa_code"]}, result_format="xlsx")

    def other_columns_in_the_second_query(self):
        own = {"columns": ["strand_codes"], "metrics": ["test_records"], "row_limit": 10}
        return self.ask(queries=[own, own | {"columns": ["lsoa_code"]}])

    def other_columns_by_tooltip(self):
        return self.ask(form={"tooltip_contents": [{"item_type": "column", "column_name": "lsoa_code"}]})

    def other_columns_as_sql(self):
        return self.ask({"columns": [{"label": "strand_codes", "expressionType": "SQL", "sqlExpression": "lsoa_code || ''"}]})

    def rows_without_measures(self):
        return self.ask({"metrics": None, "orderby": []})

    def every_column(self):
        return self.ask({"metrics": None, "columns": [], "orderby": []}, result_type="samples")

    def samples(self):
        return self.ask(result_type="samples")

    def samples_in_the_query(self):
        return self.ask({"result_type": "samples"})

    def drill_detail(self):
        return self.ask(result_type="drill_detail")

    def drill_detail_without_a_chart(self):
        return self.ask({"metrics": None, "columns": ["lsoa_code"], "orderby": []}, {"slice_id": None}, result_type="drill_detail")

    def drill_by(self):
        return self.ask({"columns": ["lsoa_code"]}, {"slice_id": 0, "chart_id": self.assets["chart"], "groupby": ["lsoa_code"]})

    def the_sql(self):
        return self.ask(result_type="query")

    def the_columns(self):
        return self.ask(result_type="columns")

    def measure(self, sql: str, **more):
        return self.ask({"metrics": [{"expressionType": "SQL", "sqlExpression": sql, "label": "test_records"}], "orderby": [], **more})

    def adhoc_measure(self):
        return self.measure("max(incident_key)")

    def measure_named_as_a_saved_one(self):
        # SQL that is the saved measure's name, which is no column either.
        return self.measure("test_records")

    def measure_by_xml_function(self):
        return self.measure(f"max({PARENTHESIS_XML})")

    def column_by_xml_function(self):
        return self.ask({"columns": [{"label": "strand_codes", "expressionType": "SQL", "sqlExpression": PARENTHESIS_XML}]})

    def measure_that_sleeps(self):
        return self.measure("count(pg_sleep(0))")

    def subquery_on_another_table(self):
        return self.measure("(select max(user_name) from governance.data_use_acceptance)")

    def condition_of_ones_own(self):
        return self.ask({"extras": {"where": "(is_counted) AND (lsoa_code > 'E')"}})

    def condition_after_the_measure(self):
        return self.ask({"extras": {"where": "(is_counted)", "having": "count(distinct lsoa_code) > 0"}})

    def order_by_another_column(self):
        return self.ask({"orderby": [[{"expressionType": "SQL", "sqlExpression": "max(lsoa_code)", "label": "lsoa"}, False]]})

    def filter_on_another_column(self):
        return self.ask({"filters": [{"col": "lsoa_code", "op": ">", "val": "E"}]})

    def filter_by_sql(self):
        return self.ask({"filters": [{"col": {"label": "x", "expressionType": "SQL", "sqlExpression": "lsoa_code"}, "op": ">", "val": "E"}]})

    def forecast(self):
        return self.ask({"post_processing": [{"operation": "no_such_operation", "options": {}}]})

    # Other charts, dashboards, datasets.
    def other_dataset(self):
        return self.ask({"columns": ["geography_name"], "metrics": [], "orderby": [], "extras": {}}, datasource={"id": self.assets["other_dataset"], "type": "table"})

    def forged_chart_id(self):
        return self.ask({"columns": ["location_type"]}, {"slice_id": self.assets["restricted_chart"]})

    def forged_dashboard_id(self):
        return self.ask(form={"dashboardId": self.assets["restricted_dashboard"]})

    def forged_filter_id(self):
        return self.ask({"columns": ["lsoa_code"], "metrics": [], "orderby": [], "extras": {}}, {"type": "NATIVE_FILTER", "native_filter_id": self.assets["filter"], "slice_id": None})

    def filter_of_another_dataset(self):
        return self.ask({"columns": ["geography_name"], "metrics": [], "orderby": [], "extras": {}}, {"type": "NATIVE_FILTER", "native_filter_id": self.assets["filter"], "slice_id": None},
                        datasource={"id": self.assets["other_dataset"], "type": "table"})

    def no_dashboard_named(self):
        return self.ask(form={"dashboardId": None})

    def the_old_way(self):
        form = {"datasource": f"{self.assets['dataset']}__table", "viz_type": "time_table", "slice_id": self.assets["chart"], "dashboardId": self.assets["dashboard"],
                "granularity_sqla": "month_recorded", "metrics": ["test_records"], "groupby": [], "row_limit": 5}
        return self.client.post("/superset/explore_json/", data={"form_data": json.dumps(form)}, headers=self.headers)

    # Superset's other ways in.
    def dataset(self):
        return self.get(f"/api/v1/dataset/{self.assets['dataset']}")

    def dataset_samples(self):
        return self.client.post(f"/datasource/samples?datasource_id={self.assets['dataset']}&datasource_type=table", json={}, headers=self.headers)

    def values_of_a_column(self):
        return self.get(f"/api/v1/datasource/table/{self.assets['dataset']}/column/lsoa_code/values/")

    def database(self):
        return self.get(f"/api/v1/database/{self.assets['database']}/connection")

    def change_the_database(self):
        return self.put(f"/api/v1/database/{self.assets['database']}", {"cache_timeout": None})

    def explore_page(self):
        return self.get("/explore/", slice_id=self.assets["chart"])

    def explore(self):
        return self.get("/api/v1/explore/", slice_id=self.assets["chart"])

    def sql_lab(self, sql: str, schema: str = "mart"):
        return self.post("/api/v1/sqllab/execute/", {"database_id": self.assets["database"], "sql": sql, "schema": schema, "runAsync": False, "queryLimit": 10, "client_id": secrets.token_hex(5)})

    def sql_lab_on_the_mart(self):
        return self.sql_lab("SELECT count(*) FROM mart.mart_hate_crime__incident")

    def sql_lab_on_the_warehouse(self):
        return self.sql_lab("SELECT * FROM warehouse.fact_incident")

    def sql_lab_on_the_vault(self):
        return self.sql_lab("SELECT * FROM vault.identity")

    def sql_lab_on_acceptances(self):
        return self.sql_lab("SELECT * FROM governance.data_use_acceptance")

    def sql_lab_on_the_catalogue(self):
        return self.sql_lab("SELECT relname FROM pg_catalog.pg_class", "pg_catalog")

    def sql_lab_by_xml_function(self):
        return self.sql_lab("SELECT query_to_xml('select * from vault.identity', true, true, '')")

    def sql_lab_writes(self):
        return self.sql_lab("CREATE TABLE mart.mine (one integer)")

    def users(self):
        return self.get("/api/v1/security/users/")

    def roles(self):
        return self.get("/api/v1/security/roles/")

    def row_level_rules(self):
        return self.get("/api/v1/rowlevelsecurity/")

    def logs(self):
        return self.get("/api/v1/log/")

    def reports(self):
        return self.get("/api/v1/report/")

    def export_dashboard(self):
        return self.get("/api/v1/dashboard/export/", q=f"!({self.assets['dashboard']})")

    def export_everything(self):
        return self.get("/api/v1/assets/export/")

    def change_the_dashboard(self):
        return self.put(f"/api/v1/dashboard/{self.assets['dashboard']}", {"certified_by": ""})

    def delete_the_chart(self):
        # A chart that there is not, so that whoever may delete deletes nothing: 404 for them as for the others.
        return self.client.delete("/api/v1/chart/999999", headers=self.headers)
