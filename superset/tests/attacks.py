"""Everything that somebody may try in order to see more than their charts. Each attack asks once and gives back the answer."""
import json

from attacks_elsewhere import Elsewhere

PARENTHESIS_XML = "query_to_xml('select 1', true, true, '')::text"


class Attacks(Elsewhere):
    """One person's attempts on the tests' own dashboards."""

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

    # Templates, times, operators: text that Superset makes SQL of.
    def template_in_a_measure(self):
        # Valid SQL only once somebody has rendered it.
        return self.measure("max({{ 1 + 1 }})")

    def template_in_a_condition(self):
        return self.ask({"extras": {"where": "(is_counted) AND ({{ 1 }} = 1)"}})

    def template_in_a_column(self):
        return self.ask({"columns": [{"label": "strand_codes", "expressionType": "SQL", "sqlExpression": "{{ 'strand_codes' }}"}]})

    def template_in_the_time_range(self):
        return self.ask({"filters": [{"col": "month_recorded", "op": "TEMPORAL_RANGE", "val": "{{ '2020-01-01' }} : now"}]})

    def sql_in_the_time_range(self):
        return self.ask({"filters": [{"col": "month_recorded", "op": "TEMPORAL_RANGE", "val": "2020-01-01' OR 1=1 -- : now"}]})

    def sql_in_the_operator(self):
        return self.ask({"filters": [{"col": "strand_codes", "op": "IS NOT NULL OR 1=1", "val": None}]})

    def sql_in_the_time_grain(self):
        return self.ask({"columns": [{"label": "strand_codes", "expressionType": "SQL", "sqlExpression": "month_recorded", "columnType": "BASE_AXIS", "timeGrain": "P1D'); --"}]})

    def time_column_of_ones_own(self):
        return self.ask({"granularity": "lsoa_code", "time_range": "Last year"})

    def series_by_another_column(self):
        return self.ask({"series_columns": ["lsoa_code"], "series_limit": 5})

    def series_by_a_measure_of_ones_own(self):
        return self.ask({"series_columns": ["strand_codes"], "series_limit": 5,
                         "series_limit_metric": {"expressionType": "SQL", "sqlExpression": "max(lsoa_code)", "label": "x"}})
