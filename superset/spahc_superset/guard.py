"""The viewer guard: whoever cannot explore may ask only what a saved chart or filter of their dashboard asks.

Superset 6.1.0 checks that the chart named in a request belongs to a dashboard that the person may see, and then answers whatever else
the request asks of the chart's dataset. This compares the request with what is saved.
"""
from typing import Any

from superset.errors import ErrorLevel, SupersetError, SupersetErrorType
from superset.exceptions import SupersetSecurityException
from superset.security import SupersetSecurityManager

from .published import last_published
from .saved import Allowed, of_chart, of_filter
from .sign_in import person

RESULTS = {"full", "results", "post_processed"}
EXTRAS = {"where", "having", "time_grain_sqla", "relative_start", "relative_end", "time_compare", "instant_time_comparison_range",
          "transpile_to_dialect"}
# What the front end does to an answer; each works on the answer alone.
POST_PROCESSING = {"aggregate", "boxplot", "compare", "contribution", "cum", "diff", "flatten", "histogram", "pivot", "rank", "rename",
                   "resample", "rolling", "select", "sort"}


class GuardedSecurityManager(SupersetSecurityManager):
    """Superset's own, with the guard behind its checks and our roles in place of its own."""

    def raise_for_access(self, *args: Any, **kwargs: Any) -> None:
        """@raises SupersetSecurityException where Superset refuses, and where the guard does"""
        super().raise_for_access(*args, **kwargs)
        query_context = kwargs.get("query_context") or (args[5] if len(args) > 5 else None)
        viz = kwargs.get("viz") or (args[7] if len(args) > 7 else None)
        if (query_context is None and viz is None) or self.may_explore():
            return
        if viz is not None:
            raise refusal("the old way of asking for a chart")
        check(query_context, self.saved(query_context))

    def get_rls_cache_key(self, datasource: Any) -> list[str]:
        """What an answer's key holds beside the question: the rules about rows, and here the last publication."""
        return [*super().get_rls_cache_key(datasource), *last_published(datasource)]

    def may_explore(self) -> bool:
        return self.is_admin() or self.can_access("can_explore", "Superset")

    def saved(self, query_context: Any) -> Allowed:
        """What the chart or filter that the request names may ask. @raises SupersetSecurityException where it names none"""
        from superset.models.dashboard import Dashboard
        from superset.models.slice import Slice

        form_data = query_context.form_data or {}
        dashboard = self.session.get(Dashboard, number(form_data.get("dashboardId")))
        if dashboard is None:
            raise refusal("a question outside a dashboard")
        if form_data.get("type") == "NATIVE_FILTER":
            return of_filter(dashboard, form_data.get("native_filter_id"), query_context.datasource)
        if form_data.get("parent_slice_id") is not None:
            raise refusal("a chart inside a chart")
        # Superset leaves query_context.slice_ empty for whoever may not read the chart's dataset.
        chart = self.session.get(Slice, number(form_data.get("slice_id")))
        if chart is None or chart not in dashboard.slices or chart.datasource != query_context.datasource:
            raise refusal("another chart")
        return of_chart(dashboard, chart)

    def get_oauth_user_info(self, provider: str, response: dict[str, Any]) -> dict[str, Any]:
        """Called with the answer of the OpenID provider, whose ID token has been checked."""
        from flask import current_app

        from .accounts import EXEMPT

        return person(response["userinfo"], current_app.config["SPAHC_GROUPS_CLAIM"], EXEMPT)

    def set_oauth_session(self, provider: str, oauth_response: dict[str, Any]) -> None:
        """Keeps none of the provider's tokens: the session is a cookie that its owner can read, and with them outgrows 4096 bytes."""

    def sync_role_definitions(self) -> None:
        """Roles are those of security/roles.yml and no others, also after `superset init`."""
        from .roles import apply_roles

        self.create_custom_permissions()
        apply_roles(self)


def number(given: Any) -> int:
    """Ids come as numbers or digits; anything else is no id."""
    return given if isinstance(given, int) and not isinstance(given, bool) else int(given) if isinstance(given, str) and given.isdecimal() else 0


def refusal(what: str) -> SupersetSecurityException:
    return SupersetSecurityException(SupersetError(
        error_type=SupersetErrorType.DASHBOARD_SECURITY_ACCESS_ERROR, level=ErrorLevel.WARNING,
        message=f"Your role lets you see this dashboard's charts, not {what}."))


def check(query_context: Any, allowed: Allowed) -> None:
    """Compares a request with what may be asked. @raises SupersetSecurityException at the first difference"""
    if text(query_context.result_type) not in RESULTS:
        raise refusal("rows, samples or SQL behind them")
    for query in query_context.queries:
        if query.result_type is not None and text(query.result_type) not in RESULTS:
            raise refusal("rows, samples or SQL behind them")
        if query.datasource is not None and query.datasource != query_context.datasource:
            raise refusal("another dataset")
        check_query(query, allowed)


def check_query(query: Any, allowed: Allowed) -> None:
    # Asked for nothing in particular, Superset would answer with every column.
    if not query.columns and not query.metrics:
        raise refusal("every column")
    if query.metrics is None and not allowed.without_metrics:
        raise refusal("rows behind them")
    for column in [*query.columns, *query.series_columns]:
        if not allowed.has_column(column):
            raise refusal("other columns")
    for metric in [*(query.metrics or []), *([query.series_limit_metric] if query.series_limit_metric else [])]:
        if not allowed.has_metric(metric):
            raise refusal("other measures")
    for order in query.orderby:
        if not isinstance(order, (list, tuple)) or not order or not (allowed.has_column(order[0]) or allowed.has_metric(order[0])):
            raise refusal("another order")
    for clause in query.filter:
        if not allowed.has_filter(clause):
            raise refusal("filters on other columns")
    if query.granularity and not allowed.has_filter_column(query.granularity):
        raise refusal("another date")
    check_extras(query, allowed)


def check_extras(query: Any, allowed: Allowed) -> None:
    if set(query.extras) - EXTRAS:
        raise refusal("other options")
    for part in ("where", "having"):
        if (given := query.extras.get(part)) and not allowed.has_condition(given):
            raise refusal("conditions of your own")
    if query.annotation_layers and not allowed.has_annotations(query.annotation_layers):
        raise refusal("other annotations")
    if any(step.get("operation") not in POST_PROCESSING for step in query.post_processing):
        raise refusal("other calculations")
    if {str(offset) for offset in query.time_offsets or []} - allowed.time_offsets or query.time_shift:
        raise refusal("other comparisons")


def text(value: Any) -> str:
    return str(getattr(value, "value", value))
