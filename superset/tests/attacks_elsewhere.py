"""Superset's other ways in than a chart's question: its API and pages, what others leave behind, what is switched off."""
import json

from asking import Asking


class Elsewhere(Asking):
    """One person's attempts, each asked once."""

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

    # Datasets that are not tables of the mart.
    def dataset_of_ones_own_sql(self):
        return self.post("/api/v1/dataset/", {"database": self.assets["database"], "schema": "mart", "table_name": "mine", "sql": "SELECT * FROM vault.identity"})

    def dataset_on_the_vault(self):
        return self.unmade(self.post("/api/v1/dataset/", {"database": self.assets["database"], "schema": "vault", "table_name": "identity"}))

    def dataset_got_or_created(self):
        return self.unmade(self.post("/api/v1/dataset/get_or_create/", {"database_id": self.assets["database"], "schema": "vault", "table_name": "identity"}))

    def change_the_datasets_sql(self):
        # One that there is not: whoever may changes nothing.
        return self.put("/api/v1/dataset/999999", {"sql": "SELECT * FROM vault.identity"})

    def save_the_dataset_the_old_way(self):
        form = {"id": 999999, "type": "table", "sql": "SELECT * FROM vault.identity", "database": {"id": self.assets["database"]}, "columns": [], "metrics": []}
        return self.client.post("/datasource/save/", data={"data": json.dumps(form)}, headers=self.headers)

    def query_as_the_dataset(self):
        return self.ask(datasource={"id": self.assets["dataset"], "type": "query"})

    def saved_query_as_the_dataset(self):
        return self.ask(datasource={"id": self.left("saved_query"), "type": "saved_query"})

    def duplicate_the_dataset(self):
        return self.post("/api/v1/dataset/duplicate", {"base_model_id": 999999, "table_name": "mine"})

    def expression_of_ones_own(self):
        return self.post(f"/api/v1/datasource/table/{self.assets['dataset']}/validate_expression/", {"expression": "max(incident_key)", "expression_type": "metric"})

    # What others leave behind.
    def link_to_the_restricted_dashboard(self):
        return self.get(f"/api/v1/dashboard/permalink/{self.left('dashboard_link')}")

    def link_to_the_restricted_dashboards_page(self):
        answer = self.get(f"/superset/dashboard/p/{self.left('dashboard_link')}/")
        # It leads on to the dashboard's page, which asks anew who may see it; a filter of that link's must not be in the address.
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}") if answer.status_code == 302 and "/login" not in answer.headers["Location"] else answer

    def make_a_link_to_the_restricted_dashboard(self):
        return self.post(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/permalink", {"dataMask": {}})

    def filters_of_the_restricted_dashboard(self):
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/filter_state/{self.left('filter_state')}")

    def filters_of_another_by_a_dashboard_of_ones_own(self):
        return self.get(f"/api/v1/dashboard/{self.assets['dashboard']}/filter_state/{self.left('filter_state')}")

    def link_to_anothers_exploring(self):
        return self.get(f"/api/v1/explore/permalink/{self.left('explore_link')}")

    def anothers_form(self):
        return self.get(f"/api/v1/explore/form_data/{self.left('form_key')}")

    def link_to_anothers_sql(self):
        return self.get(f"/api/v1/sqllab/permalink/{self.left('sql_link')}")

    def anothers_saved_query(self):
        return self.get(f"/api/v1/saved_query/{self.left('saved_query')}")

    def anothers_saved_queries_as_a_file(self):
        return self.get("/api/v1/saved_query/export/", q=f"!({self.left('saved_query')})")

    def anothers_query_as_csv(self):
        return self.get(f"/api/v1/sqllab/export/{self.left('client_id')}/")

    def anothers_answer_by_cache_key(self):
        return self.get(f"/api/v1/chart/data/{self.left('cache_key')}")

    def anothers_answer_the_old_way(self):
        return self.get(f"/superset/explore_json/data/{self.left('cache_key')}")

    def anothers_results(self):
        return self.get("/api/v1/sqllab/results/", q=f"(key:'{self.left('client_id')}')")

    def answer_of_the_saved_chart(self):
        return self.get(f"/api/v1/chart/{self.assets['chart']}/data/")

    def answer_of_the_restricted_chart(self):
        return self.get(f"/api/v1/chart/{self.assets['restricted_chart']}/data/")

    # Notes beside a chart: annotations.
    def annotations_from_another_chart(self):
        return self.ask({"annotation_layers": [{"name": "x", "sourceType": "table", "annotationType": "EVENT", "value": self.assets["restricted_chart"], "show": True, "showMarkers": False,
                                                "style": "solid", "overrides": {}}]})

    def native_annotations(self):
        return self.ask({"annotation_layers": [{"name": "x", "sourceType": "NATIVE", "annotationType": "EVENT", "value": self.left("layer"), "show": True, "showMarkers": False, "style": "solid",
                                                "overrides": {}}]})

    def annotation_layers(self):
        return self.get("/api/v1/annotation_layer/")

    def annotation_layer(self):
        return self.get(f"/api/v1/annotation_layer/{self.left('layer')}/annotation/")

    def make_an_annotation_layer(self):
        return self.post("/api/v1/annotation_layer/", {})

    # Pictures, mail, embedding, and what is switched off.
    def picture_of_the_chart(self):
        return self.get(f"/api/v1/chart/{self.assets['chart']}/cache_screenshot/")

    def kept_picture_of_the_chart(self):
        return self.get(f"/api/v1/chart/{self.assets['chart']}/thumbnail/0/")

    def picture_of_the_restricted_dashboard(self):
        return self.post(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/cache_dashboard_screenshot/", {})

    def guest_token(self):
        return self.post("/api/v1/security/guest_token/", {"user": {"username": "guest"}, "resources": [{"type": "dashboard", "id": str(self.assets["restricted_dashboard"])}], "rls": []})

    def forged_guest_token(self):
        return self.client.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}", headers={"X-GuestToken": "e30.e30.x"})

    def embedded_settings(self):
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/embedded")

    def tags(self):
        return self.get("/api/v1/tag/")

    def things_by_tag(self):
        return self.get("/api/v1/tag/get_objects/", tags="owner:1")

    def style_templates(self):
        return self.get("/api/v1/css_template/")

    def themes(self):
        return self.get("/api/v1/theme/")

    def make_a_report(self):
        return self.post("/api/v1/report/", {})

    def log_of_a_report(self):
        return self.get("/api/v1/report/999999/log/")

    def import_a_dashboard(self):
        return self.client.post("/api/v1/dashboard/import/", files={"formData": ("x.zip", b"")}, headers=self.headers)

    def import_everything(self):
        return self.client.post("/api/v1/assets/import/", files={"bundle": ("x.zip", b"")}, headers=self.headers)

    def export_a_dataset(self):
        return self.get("/api/v1/dataset/export/", q=f"!({self.assets['dataset']})")

    def export_a_database(self):
        return self.get("/api/v1/database/export/", q=f"!({self.assets['database']})")

    def export_rows_as_an_example(self):
        return self.get(f"/api/v1/dashboard/{self.assets['dashboard']}/export_as_example/")

    def program_version(self):
        return self.get("/version")

    def description_of_the_api(self):
        return self.get("/api/v1/_openapi")

    def source_map(self):
        return self.get("/static/assets/spa.entry.js.map")

    def register_oneself(self):
        return self.get("/register/")

    def led_elsewhere(self):
        return self.get("/redirect/", url="https://example.org/")

    # What the metadata tell about others and about the warehouse.
    def another_person(self):
        return self.get("/api/v1/security/users/1")

    def owners_to_choose_from(self):
        return self.told(self.get("/api/v1/dashboard/related/owners"), lambda told: told["count"] > 1)

    def roles_to_choose_from(self):
        return self.told(self.get("/api/v1/dashboard/related/roles"), lambda told: any(one["text"] == "Admin" for one in told["result"]))

    def people_who_changed_charts(self):
        return self.told(self.get("/api/v1/chart/related/changed_by"), lambda told: told["count"] > 1)

    def what_others_did(self):
        return self.told(self.get("/api/v1/log/recent_activity/", user_id=1), lambda told: told["result"])

    def charts_by_list(self):
        return self.told(self.get("/api/v1/chart/", q="(page_size:100)"), lambda told: told["count"])

    def restricted_dashboard_by_list(self):
        return self.told(self.get("/api/v1/dashboard/", q="(page_size:100)"), lambda told: any(one["slug"] == "tests-restricted" for one in told["result"]))

    def restricted_dashboards_datasets(self):
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/datasets")

    def restricted_dashboards_charts(self):
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/charts")

    def restricted_dashboards_tabs(self):
        return self.get(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/tabs")

    def definitions_of_its_datasets(self):
        return self.get(f"/api/v1/dashboard/{self.assets['dashboard']}/datasets")

    def favourite_of_the_restricted(self):
        return self.post(f"/api/v1/dashboard/{self.assets['restricted_dashboard']}/favorites/", {})

    def change_the_colours(self):
        return self.told(self.put(f"/api/v1/dashboard/{self.assets['dashboard']}/colors", {"label_colors": {}}), lambda told: told.get("message") != "Kept as deployed.")

    def dataset_the_old_way(self):
        return self.get(f"/datasource/get/table/{self.assets['dataset']}/")

    def columns_of_the_vault(self):
        return self.get("/datasource/external_metadata_by_name/", q=f"(database_name:'{self.left('database_name')}',datasource_type:table,schema_name:vault,table_name:identity)")

    def drill_info(self):
        return self.get(f"/api/v1/dataset/{self.assets['dataset']}/drill_info/")

    def databases(self):
        return self.told(self.get("/api/v1/database/"), lambda told: told["count"])

    def schemas(self):
        return self.get(f"/api/v1/database/{self.assets['database']}/schemas/")

    def tables_of_the_vault(self):
        return self.told(self.get(f"/api/v1/database/{self.assets['database']}/tables/", q="(schema_name:vault)"), lambda told: told["count"])

    def table_of_the_vault(self):
        return self.get(f"/api/v1/database/{self.assets['database']}/table_metadata/", name="identity", schema="vault")

    def more_about_a_table_of_the_vault(self):
        return self.get(f"/api/v1/database/{self.assets['database']}/table_metadata/extra/", name="identity", schema="vault")

    def select_star_of_the_vault(self):
        return self.get(f"/api/v1/database/{self.assets['database']}/select_star/identity/vault/")

    def function_names(self):
        return self.get(f"/api/v1/database/{self.assets['database']}/function_names/")

    def try_a_connection(self):
        return self.post("/api/v1/database/test_connection/", {"sqlalchemy_uri": "sqlite:////etc/passwd", "database_name": "x"})

    def sql_as_a_stream(self):
        form = {"client_id": "", "database_id": self.assets["database"], "sql": "SELECT * FROM vault.identity", "schema": "mart"}
        return self.client.post("/api/v1/sqllab/export_streaming/", data=form, headers=self.headers)
