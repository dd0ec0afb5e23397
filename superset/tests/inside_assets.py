"""Makes what the tests of access look at: datasets, charts and dashboards of their own, which no deployment manages or removes."""
import json

FILTER = "NATIVE_FILTER-strand"


def make() -> dict:
    """Ids by name. To be called within Superset's application."""
    from superset import db, security_manager
    from superset.connectors.sqla.models import SqlaTable, SqlMetric
    from superset.models.core import Database
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    from spahc_superset.connections import INTERNAL
    from spahc_superset.roles import apply_roles
    from spahc_superset.rows import apply_rules

    session = db.session
    database = next((known for known in session.query(Database) if known.url_object.username == INTERNAL), None)
    if database is None:
        database = Database(database_name="Test warehouse", expose_in_sqllab=True)
        database.set_sqlalchemy_uri(f"postgresql+psycopg2://{INTERNAL}@warehouse/spahc")
        session.add(database)
        session.flush()
        security_manager.add_permission_view_menu("database_access", database.perm)

    def table(name: str) -> SqlaTable:
        found = session.query(SqlaTable).filter_by(table_name=name, schema="mart", database_id=database.id).one_or_none()
        if found is None:
            found = SqlaTable(table_name=name, schema="mart", database=database, catalog=database.get_default_catalog())
            session.add(found)
            found.fetch_metadata()
        if not any(metric.metric_name == "test_records" for metric in found.metrics):
            found.metrics.append(SqlMetric(metric_name="test_records", expression="count(*)"))
        session.flush()
        return found

    months, incidents = table("mart_hate_crime__area_month"), table("mart_hate_crime__incident")

    def chart(name: str, dataset: SqlaTable, columns: list[str]) -> Slice:
        found = session.query(Slice).filter_by(slice_name=name).one_or_none() or Slice(slice_name=name)
        source = {"id": dataset.id, "type": "table"}
        query = {"columns": columns, "metrics": ["test_records"], "filters": [{"col": "source_code", "op": "IS NOT NULL"}], "orderby": [["test_records", False]],
                 "extras": {"where": "(is_counted)"} if dataset is incidents else {}, "row_limit": 100}
        found.viz_type, found.datasource_type, found.datasource_id, found.datasource_name = "table", "table", dataset.id, dataset.table_name
        found.params = json.dumps({"viz_type": "table", "datasource": f"{dataset.id}__table", "groupby": columns, "metrics": ["test_records"]})
        found.query_context = json.dumps({"datasource": source, "queries": [query], "result_type": "full", "result_format": "json"})
        session.add(found)
        session.flush()
        return found

    def dashboard(slug: str, charts: list[Slice], roles: list[str]) -> Dashboard:
        found = session.query(Dashboard).filter_by(slug=slug).one_or_none() or Dashboard(slug=slug)
        found.dashboard_title, found.published, found.slices = slug, True, charts
        found.roles = [security_manager.find_role(role) for role in roles]
        found.position_json = json.dumps({
            "DASHBOARD_VERSION_KEY": "v2", "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
            "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": ["ROW-1"], "parents": ["ROOT_ID"]},
            "ROW-1": {"type": "ROW", "id": "ROW-1", "children": [f"CHART-{chart.id}" for chart in charts], "parents": ["ROOT_ID", "GRID_ID"],
                      "meta": {"background": "BACKGROUND_TRANSPARENT"}},
            **{f"CHART-{chart.id}": {"type": "CHART", "id": f"CHART-{chart.id}", "children": [], "parents": ["ROOT_ID", "GRID_ID", "ROW-1"],
                                     "meta": {"chartId": chart.id, "width": 6, "height": 50, "sliceName": chart.slice_name}} for chart in charts}})
        found.json_metadata = json.dumps({"native_filter_configuration": [{
            "id": FILTER, "name": "Strand", "filterType": "filter_select", "type": "NATIVE_FILTER", "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
            "targets": [{"datasetId": charts[0].datasource_id, "column": {"name": "strand_codes"}}], "controlValues": {}}]})
        session.add(found)
        session.flush()
        return found

    members = chart("Tests: strands", incidents, ["strand_codes"])
    restricted = chart("Tests: restricted", incidents, ["location_type"])
    other = chart("Tests: months", months, ["source_code"])
    seen = dashboard("tests-members", [members, other], ["Viewer", "Case review", "Data officer", "Analyst"])
    closed = dashboard("tests-restricted", [restricted], ["Case review"])
    session.commit()
    apply_rules()
    apply_roles(security_manager)
    return {"chart": members.id, "other_chart": other.id, "restricted_chart": restricted.id, "dashboard": seen.id, "restricted_dashboard": closed.id,
            "dataset": incidents.id, "other_dataset": months.id, "database": database.id, "filter": FILTER}
