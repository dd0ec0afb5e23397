"""Superset's configuration. Superset 6.1.0 imports this module by its name; every value here differs from its default on purpose."""
import json
import os
from datetime import timedelta

from flask_appbuilder.const import AUTH_DB, AUTH_OAUTH

from spahc_superset import settings as _installation
from spahc_superset import sign_in as _sign_in
from spahc_superset.connections import connect
from spahc_superset.content_security import POLICY
from spahc_superset.functions import mutate_query
from spahc_superset.guard import GuardedSecurityManager
from spahc_superset.pages import prepare_app
from spahc_superset.people import oneself, own_roles

_settings = _installation.read()
_theme = _installation.PROGRAM / "theme"

# -- Where things are
SECRET_KEY = _settings.secret_key
SQLALCHEMY_DATABASE_URI = _settings.metadata_uri
SQLALCHEMY_ENGINE_OPTIONS = {"pool_pre_ping": True}
# The log-ins of the warehouse stand in the settings alone: what the metadata holds of them is masked.
SQLALCHEMY_EXAMPLES_URI = "sqlite://"
DATA_DIR = str(_settings.folder)
UPLOAD_FOLDER = str(_settings.folder / "uploads") + "/"
WEBDRIVER_BASEURL = _settings.address + "/"
WEBDRIVER_BASEURL_USER_FRIENDLY = _settings.address + "/"

# -- Caches: files of this machine. The data cache is emptied after each load and when the list of refused functions changes.
_files = {"CACHE_TYPE": "FileSystemCache", "CACHE_THRESHOLD": 5000, "CACHE_OPTIONS": {"mode": 0o600}}
CACHE_CONFIG = {**_files, "CACHE_DIR": str(_settings.folder / "cache" / "superset"), "CACHE_DEFAULT_TIMEOUT": 86400}
DATA_CACHE_CONFIG = {**_files, "CACHE_DIR": str(_settings.folder / "cache" / "data"), "CACHE_DEFAULT_TIMEOUT": 86400}
THUMBNAIL_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}

# -- Looks
APP_NAME = "SPAHC Data Dashboard"
THEME_DEFAULT = json.loads((_theme / "theme.json").read_text())
THEME_DARK = None
ENABLE_UI_THEME_ADMINISTRATION = False
THEME_FONT_URL_ALLOWED_DOMAINS: list[str] = []
FAVICONS = [{"href": "/brand/favicon.svg", "type": "image/svg+xml"}]
APP_ICON = "/brand/logo.svg"
_colours = json.loads((_theme / "colours.json").read_text())
EXTRA_CATEGORICAL_COLOR_SCHEMES = _colours["categorical"]
EXTRA_SEQUENTIAL_COLOR_SCHEMES = _colours["sequential"]
BABEL_DEFAULT_LOCALE = "en"
LANGUAGES = {"en": {"flag": "gb", "name": "English"}}
D3_FORMAT = {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["£", ""]}
D3_TIME_FORMAT = {
    "dateTime": "%d %b %Y %H:%M", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["am", "pm"],
    "days": ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    "shortDays": ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    "months": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "shortMonths": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
HTML_SANITIZATION = True
HTML_SANITIZATION_SCHEMA_EXTENSIONS = {"attributes": {"*": ["className"]}}

# -- What it does, and does not
FEATURE_FLAGS = {
    "DASHBOARD_RBAC": True,
    "MATRIXIFY": True,
    "DRILL_BY": True,
    "ALERT_REPORTS": True,
    "CSS_TEMPLATES": False,
    "EMBEDDED_SUPERSET": False,
    "EMBEDDABLE_CHARTS": False,
    "ENABLE_TEMPLATE_PROCESSING": False,
    "ALLOW_ADHOC_SUBQUERY": False,
    "RLS_IN_SQLLAB": True,
    "TAGGING_SYSTEM": False,
    # Warm-up fills the cache for everyone; row-level security is part of the cache key, so nobody reads another's rows.
    "CACHE_QUERY_BY_USER": False,
}
ENABLE_CORS = False
ROW_LIMIT = 10_000
SQL_MAX_ROW = 50_000
SUPERSET_WEBSERVER_TIMEOUT = 60
SQLLAB_TIMEOUT = 60
SQLLAB_ASYNC_TIME_LIMIT_SEC = 60
ALLOWED_EXTENSIONS: set[str] = set()
CSV_EXTENSIONS: set[str] = set()
EXCEL_EXTENSIONS: set[str] = set()
COLUMNAR_EXTENSIONS: set[str] = set()
PREVENT_UNSAFE_DB_CONNECTIONS = True
SHOW_STACKTRACE = False
FAB_API_SWAGGER_UI = False

# -- Who may see what
CUSTOM_SECURITY_MANAGER = GuardedSecurityManager
DB_CONNECTION_MUTATOR = connect
SQL_QUERY_MUTATOR = mutate_query
MUTATE_ALERT_QUERY = True
FLASK_APP_MUTATOR = prepare_app
EXTRA_RELATED_QUERY_FILTERS = {"user": oneself, "role": own_roles}
# Nobody reads anything without signing in: AUTH_ROLE_PUBLIC stays unset.
AUTH_ROLE_ADMIN = "Admin"
AUTH_TYPE = AUTH_OAUTH if _settings.oidc else AUTH_DB
AUTH_USER_REGISTRATION = False
if _settings.oidc:
    globals().update(_sign_in.oidc_settings(_settings.oidc))
FAB_PASSWORD_COMPLEXITY_ENABLED = True
FAB_PASSWORD_COMPLEXITY_VALIDATOR = _sign_in.check_password

# -- Sessions and requests
PERMANENT_SESSION_LIFETIME = timedelta(hours=8)
SESSION_COOKIE_NAME = "spahc_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _settings.https
SESSION_PROTECTION = "strong"
REMEMBER_COOKIE_DURATION = timedelta(0)
ENABLE_PROXY_FIX = _settings.https
# One proxy, ours; a prefix is believed of nobody.
PROXY_FIX_CONFIG = {"x_for": 1, "x_proto": 1, "x_host": 1, "x_port": 1, "x_prefix": 0}
JWT_ACCESS_TOKEN_EXPIRES = timedelta(minutes=15)
JWT_REFRESH_TOKEN_EXPIRES = timedelta(hours=8)
WTF_CSRF_ENABLED = True
WTF_CSRF_TIME_LIMIT = int(timedelta(hours=8).total_seconds())
# The list of Superset's own, less what viewers do not use.
WTF_CSRF_EXEMPT_LIST = ["superset.charts.data.api.data", "superset.views.core.log"]
# Counted by each worker; two workers let through twice as many. Sign-ins are counted by sign_in.limit_sign_ins.
RATELIMIT_ENABLED = True
RATELIMIT_APPLICATION = "100 per second"
RATELIMIT_STORAGE_URI = "memory://"
AUTH_RATE_LIMITED = True
AUTH_RATE_LIMIT = os.environ.get("SPAHC_DASHBOARDS_SIGN_INS", "10 per minute")
TALISMAN_ENABLED = True
TALISMAN_CONFIG = {
    "content_security_policy": POLICY,
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,   # the proxy in front does it
    "session_cookie_secure": _settings.https,
    "session_cookie_samesite": "Lax",
    "strict_transport_security": _settings.https,
    "frame_options": "DENY",
    "referrer_policy": "same-origin",
    "permissions_policy": {"geolocation": "()", "camera": "()", "microphone": "()"},
}
