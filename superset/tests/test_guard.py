"""The guard's comparison, the list of functions, the gate's path and the YAML of roles: without a server."""
import json
from types import SimpleNamespace

import pytest

from spahc_superset import functions, roles, saved, sign_in
from spahc_superset.settings import SettingMissing

FILTERS = {"native_filter_configuration": [
    {"id": "F1", "filterType": "filter_select", "targets": [{"datasetId": 7, "column": {"name": "ward"}}], "controlValues": {"sortMetric": "records"}},
    {"id": "F2", "filterType": "filter_range", "targets": [{"datasetId": 7, "column": {"name": "year"}}]},
    {"id": "F3", "filterType": "filter_time", "targets": [{}]}]}
QUERY = {"columns": ["strand", {"columnType": "BASE_AXIS", "expressionType": "SQL", "sqlExpression": "month", "label": "month", "timeGrain": "P1M"}],
         "metrics": ["records", {"expressionType": "SQL", "sqlExpression": "sum(records)", "label": "n"}, {"expressionType": "SIMPLE", "aggregate": "SUM", "column": {"column_name": "events"}}],
         "filters": [{"col": "source", "op": "==", "val": "A"}], "orderby": [["records", False]], "extras": {"where": "(is_counted)"}, "time_offsets": ["1 year ago"]}


def chart(query_context=None, **parameters):
    return SimpleNamespace(query_context=json.dumps({"queries": [QUERY]}) if query_context is None else query_context, params=json.dumps(parameters))


def dashboard(*charts):
    return SimpleNamespace(json_metadata=json.dumps(FILTERS), slices=list(charts))


@pytest.fixture
def allowed():
    own = chart(groupby=["strand"])
    return saved.of_chart(dashboard(own, chart(groupby=["offence"])), own)


@pytest.mark.parametrize(("column", "answer"), [
    ("strand", True), ("month", True), ("lsoa", False), ("source", False), (None, False), (7, False), (["strand"], False),
    ({"columnType": "BASE_AXIS", "expressionType": "SQL", "sqlExpression": "month", "label": "anything", "timeGrain": "P1Y"}, True),
    ({"expressionType": "SQL", "sqlExpression": "lsoa", "label": "strand"}, False), ({"label": "strand"}, False),
    ({"expressionType": "SQL", "sqlExpression": "strand || lsoa", "label": "strand"}, False)])
def test_columns(allowed, column, answer):
    assert allowed.has_column(column) is answer


@pytest.mark.parametrize(("metric", "answer"), [
    ("records", True), ("other", False), ({"label": "records"}, True), (None, False), ({}, False),
    ({"expressionType": "SQL", "sqlExpression": "sum(records)", "label": "renamed"}, True),
    ({"expressionType": "SQL", "sqlExpression": "records", "label": "records"}, False),   # would list the column of that name
    ({"expressionType": "SQL", "sqlExpression": "max(lsoa)", "label": "records"}, False),
    ({"expressionType": "SIMPLE", "aggregate": "SUM", "column": {"column_name": "events"}, "label": "x"}, True),
    ({"expressionType": "SIMPLE", "aggregate": "MAX", "column": {"column_name": "events"}}, False),
    ({"expressionType": "SIMPLE", "label": "records"}, False)])
def test_measures(allowed, metric, answer):
    assert allowed.has_metric(metric) is answer


@pytest.mark.parametrize(("clause", "answer"), [
    ({"col": "source", "op": "==", "val": "A"}, True), ({"col": "ward", "op": "IN", "val": ["x"]}, True), ({"col": "offence", "op": "IN", "val": ["x"]}, True),
    ({"col": "strand", "op": "IN", "val": ["x"]}, True), ({"col": "lsoa", "op": "IN", "val": ["x"]}, False), ({"col": {"sqlExpression": "ward"}, "op": "==", "val": 1}, False), ("ward", False)])
def test_filters(allowed, clause, answer):
    assert allowed.has_filter(clause) is answer


def test_chart_without_a_saved_query_may_ask_nothing():
    own = chart(query_context="", groupby=["strand"], metrics=["records"])
    nothing = saved.of_chart(dashboard(own), own)
    assert not nothing.has_column("strand") and not nothing.has_metric("records") and not nothing.has_filter_column("strand")


@pytest.mark.parametrize("broken", ["{", "[]", "null", '{"queries": null}'])
def test_broken_saved_query_may_ask_nothing(broken):
    own = chart(query_context=broken, groupby=["strand"])
    assert not saved.of_chart(dashboard(own), own).has_column("strand")


def test_filter_lists_its_own_column_on_its_own_dataset():
    assert saved.of_filter(dashboard(), "F1", SimpleNamespace(id=7)).has_column("ward")
    assert saved.of_filter(dashboard(), "F1", SimpleNamespace(id=7)).has_metric("records")
    assert not saved.of_filter(dashboard(), "F1", SimpleNamespace(id=8)).has_column("ward")
    assert not saved.of_filter(dashboard(), "F2", SimpleNamespace(id=7)).has_column("ward")
    assert not saved.of_filter(dashboard(), "none", SimpleNamespace(id=7)).has_column("ward")
    assert saved.of_filter(dashboard(), "F2", SimpleNamespace(id=7)).has_metric({"expressionType": "SIMPLE", "aggregate": "MIN", "column": {"column_name": "year"}})


@pytest.mark.parametrize("sql", [
    "SELECT query_to_xml('x', true, true, '')", "SELECT QUERY_TO_XML ('x')", 'SELECT "query_to_xml"(1)', "SELECT pg_catalog.pg_sleep(1)", "SELECT pg_sleep/**/(1)",
    "SELECT pg_sleep -- \n (1)", "SELECT count(*) FROM t WHERE a = (SELECT lo_import('x'))", "SELECT dblink_connect('x')", "SELECT * FROM ts_stat('x')",
    "SELECT current_setting('x')", "SELECT current_user", "SELECT version()", "SELECT schema_to_xml_and_xmlschema('x')", 'SELECT U&"pg\\005fsleep"(1)',
    "SELECT u&\"\\0070g_sleep\"(1)", "SELECT has_table_privilege('x', 'y')", "SELECT 'unfinished", "SELECT xpath('x', y)"])
def test_functions_that_are_refused(sql):
    with pytest.raises(functions.FunctionRefused):
        functions.check(sql)


@pytest.mark.parametrize("sql", [
    "SELECT ward, sum(records) AS records FROM mart.t GROUP BY ward", "SELECT count(*) FROM t WHERE note = 'pg_sleep(1)'", "SELECT date_trunc('month', month_recorded) FROM t",
    'SELECT "user" FROM t', "SELECT t.user FROM t", "SELECT coalesce(max(a), 0) FILTER (WHERE b IN ('x')) FROM t", "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t",
    "SELECT CASE WHEN bool_or(is_line) THEN -1 ELSE sum(n) END FROM t", "SELECT (a) FROM t WHERE a NOT IN (1, 2) AND EXISTS (SELECT 1)"])
def test_functions_that_pass(sql):
    functions.check(sql)


def test_refusal_does_not_repeat_the_query():
    with pytest.raises(functions.FunctionRefused) as refused:
        functions.check("SELECT pg_sleep(1) WHERE name = 'Jo Bloggs'")
    assert "Bloggs" not in str(refused.value)


def test_data_cache_goes_when_the_list_changes(tmp_path, monkeypatch):
    answer = tmp_path / "cache" / "data" / "answer"
    answer.parent.mkdir(parents=True)
    answer.write_text("x")
    assert functions.forget_answers_of_another_list(tmp_path) and not answer.exists()
    answer.parent.mkdir(parents=True)
    answer.write_text("x")
    assert not functions.forget_answers_of_another_list(tmp_path) and answer.exists()
    monkeypatch.setattr(functions, "REFUSED", (*functions.REFUSED, "one_more"))
    assert functions.forget_answers_of_another_list(tmp_path) and not answer.exists()


def test_roles_hold_no_permission_that_reads_every_dataset_or_sql():
    known = {role.name: role for role in roles.definitions()}
    for name in ("Viewer", "External partner", "Case review", "Data officer"):
        held = known[name].permissions
        assert not known[name].schemas and not known[name].everything
        assert not {view for _, view in held} & {"all_datasource_access", "all_database_access", "SQLLab", "Dataset", "Datasource", "Explore", "Database"}
        assert ("can_explore", "Superset") not in held and ("can_explore_json", "Superset") not in held
    assert [role.name for role in known.values() if role.everything] == ["Admin"]
    assert known["Public"].permissions == frozenset() == known["No access"].permissions


@pytest.mark.parametrize("text", ["roles: [{name: A, permissions: [can_read Dashboard]}]", "roles: [{name: A}, {name: A}]"])
def test_slips_in_roles_are_refused(text):
    with pytest.raises(ValueError):
        roles.definitions(text)


def test_settings_that_others_may_read_are_refused(tmp_path, monkeypatch):
    from spahc_superset import settings

    file = tmp_path / "settings.json"
    file.write_text("{}")
    file.chmod(0o640)
    monkeypatch.setenv("SPAHC_DASHBOARDS_SETTINGS", str(file))
    with pytest.raises(SettingMissing):
        settings.read.__wrapped__()


def test_provider_names_a_person_and_groups():
    claims = {"preferred_username": "Jo@Council.example", "given_name": "Jo", "family_name": "Bloggs", "groups": ["members"]}
    assert sign_in.person(claims, "groups", {"spahc"}) == {
        "username": "jo@council.example", "email": "jo@council.example", "first_name": "Jo", "last_name": "Bloggs", "role_keys": ["members"]}
    assert sign_in.person(claims, "roles", set())["role_keys"] == []


def test_providers_secret_that_everybody_may_read_is_refused(tmp_path):
    file = tmp_path / "oidc.json"
    file.write_text("{}")
    file.chmod(0o644)
    with pytest.raises(SettingMissing):
        sign_in.oidc_settings(str(file))


@pytest.mark.parametrize("claims", [{}, {"preferred_username": "spahc"}, {"email": " SPAHC_report ", "email_verified": True}, {"email": "jo@council.example"},
                                    {"email": "jo@council.example", "email_verified": "true"}])
def test_provider_cannot_name_nobody_or_an_account_that_is_no_persons(claims):
    with pytest.raises(ValueError):
        sign_in.person(claims, "roles", {"spahc", "spahc_report"})


def test_provider_settings_give_no_role_to_whom_no_group_has_one(tmp_path):
    file = tmp_path / "oidc.json"
    file.write_text(json.dumps({"issuer": "https://id.example/t/", "client_id": "a", "client_secret": "b", "roles": {"members": ["Viewer"]}}))
    file.chmod(0o600)
    read = sign_in.oidc_settings(str(file))
    assert read["AUTH_USER_REGISTRATION_ROLE"] == "No access" and read["AUTH_ROLES_MAPPING"] == {"members": ["Viewer"]} and read["AUTH_ROLES_SYNC_AT_LOGIN"]
    assert read["OAUTH_PROVIDERS"][0]["remote_app"]["server_metadata_url"] == "https://id.example/t/.well-known/openid-configuration"


@pytest.mark.parametrize(("password", "good"), [("three random words", True), ("short", False), ("aaaaaaaaaaaaaaaa", False)])
def test_passwords(password, good):
    from flask_appbuilder.exceptions import PasswordComplexityValidationError

    if good:
        sign_in.check_password(password)
    else:
        with pytest.raises(PasswordComplexityValidationError):
            sign_in.check_password(password)
