"""Behind nginx with TLS, and sign-in at an OpenID provider, as docs/dashboards.md sets them up."""
import secrets
import subprocess

import pytest
import requests

from council import NGINX, Council
from joserfc.jwk import RSAKey

needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: gunicorn serves TLS in its place")


@pytest.fixture(scope="module")
def council(installation, tmp_path_factory):
    running = Council(tmp_path_factory.mktemp("council"), installation.settings)
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture
def name() -> str:
    return f"{secrets.token_hex(4)}@council.example"


@pytest.fixture
def provider(council):
    council.provider.sign_in_next()
    return council.provider


def roles(installation, name: str) -> set[str]:
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT r.name FROM ab_user u JOIN ab_user_role ur ON ur.user_id = u.id JOIN ab_role r ON r.id = ur.role_id WHERE u.username = %s", (name,))
        return {role for role, in cursor.fetchall()}


def is_signed_in(client) -> bool:
    return client.get("/data-use/").status_code == 200


def test_members_group_gives_its_role_and_the_statement_is_asked_first(council, installation, provider, name):
    client, answer = council.signed_in(preferred_username=name, name="Jo", roles=["members", "of another application"])
    assert answer.status_code == 302 and is_signed_in(client)
    assert client.get("/api/v1/dashboard/").status_code == 403
    client.accept()
    assert roles(installation, name) == {"Viewer", "No access"}
    assert client.get("/api/v1/dashboard/").json()["count"] > 0


@pytest.mark.parametrize("groups", [{}, {"roles": []}, {"roles": ["strangers"]}, {"roles": "strangers"}, {"groups": ["members"]}, {"roles": ["Viewer"]}, {"roles": ["Admin"]}])
def test_whom_no_group_gives_a_role_sees_nothing(council, installation, provider, name, groups):
    client, _ = council.signed_in(preferred_username=name, **groups)
    assert is_signed_in(client) and roles(installation, name) == {"No access"}
    client.accept()
    assert client.get("/api/v1/dashboard/").status_code == 403


def test_roles_are_read_anew_at_each_sign_in(council, installation, provider, name):
    council.signed_in(preferred_username=name, roles=["analysts"])
    assert roles(installation, name) == {"Viewer", "Analyst", "No access"}
    council.signed_in(preferred_username=name, roles=[])
    assert roles(installation, name) == {"No access"}


@pytest.mark.parametrize("change", [
    {"nonce": "another"}, {"nonce": None}, {"aud": "another application"}, {"iss": "https://elsewhere.example"}, {"exp": 1}], ids=str)
def test_token_that_is_not_for_this_sign_in_signs_nobody_in(council, provider, name, change):
    provider.change = lambda claims: {key: value for key, value in (claims | change).items() if value is not None}
    client, _ = council.signed_in(preferred_username=name, roles=["members"])
    assert not is_signed_in(client)


def test_token_that_the_provider_has_not_signed_signs_nobody_in(council, provider, name):
    provider.key = RSAKey.generate_key(2048, {"kid": "one"})
    assert not is_signed_in(council.signed_in(preferred_username=name, roles=["members"])[0])
    provider.algorithm = "none"
    assert not is_signed_in(council.signed_in(preferred_username=name, roles=["members"])[0])


def test_answer_of_the_provider_serves_only_who_asked_and_once(council, provider, name):
    asked = council.client()
    provider.claims = {"preferred_username": name, "roles": ["members"]}
    back = council.return_address(asked)
    other = council.client()
    other.get(back)
    assert not is_signed_in(other), "another browser, which never asked"
    other.get("/login/oidc")
    other.get(back)
    assert not is_signed_in(other), "another browser, which asked for itself"
    asked.get(back.replace("state=", "state=x"))
    assert not is_signed_in(asked), "a state that was not given"


@pytest.mark.parametrize("claims", [{"preferred_username": "spahc"}, {"preferred_username": "SPAHC_report "}, {"email": "jo@council.example"}, {}], ids=str)
def test_provider_cannot_name_an_account_that_is_no_persons_or_nobody(council, provider, claims):
    assert not is_signed_in(council.signed_in(roles=["members"], **claims)[0])


def test_no_password_signs_anybody_in(council, installation):
    admin = {"username": "admin", "password": installation.password("admin")}
    client = council.client()
    for kind in ("db", "ldap"):
        answer = client.post("/api/v1/security/login", json=admin | {"provider": kind})
        assert answer.status_code in (400, 401) and "access_token" not in answer.text
    client.post("/login/", data=admin)
    assert not is_signed_in(client)


def test_who_is_switched_off_here_does_not_come_in_and_their_session_ends(council, installation, provider, name):
    client, _ = council.signed_in(preferred_username=name, roles=["members"])
    assert is_signed_in(client)
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("UPDATE ab_user SET active = false WHERE username = %s", (name,))
    assert not is_signed_in(client)
    assert not is_signed_in(council.signed_in(preferred_username=name, roles=["members"])[0])


def test_cookie_is_for_https_alone_and_holds_none_of_the_providers_tokens(council, provider, name):
    _, answer = council.signed_in(preferred_username=name, roles=["members"])
    cookie = next(value for key, value in answer.raw.headers.items() if key == "Set-Cookie" and value.startswith("spahc_session="))
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert len(cookie) < 2000


def test_provider_sends_people_back_to_the_address_they_typed(council, provider, name):
    council.signed_in(preferred_username=name, roles=["members"])
    assert set(provider.redirects) == {council.address + "/oauth-authorized/oidc"}


def test_browsers_are_told_to_come_by_https_alone(council):
    assert "max-age=" in council.client().get("/login/").headers["Strict-Transport-Security"]


@needs_nginx
def test_nginx_takes_the_configuration_that_is_shipped(council, tmp_path):
    done = subprocess.run([NGINX, "-t", "-c", str(council.folder / "nginx.conf"), "-p", str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "warn" not in done.stderr, done.stderr


@needs_nginx
def test_what_a_browser_says_of_its_address_is_not_believed(council, installation, provider, name):
    client, _ = council.signed_in(preferred_username=name, roles=["members"])
    client.session.headers.update({"X-Forwarded-For": "10.9.9.9", "X-Forwarded-Proto": "http", "X-Forwarded-Prefix": "/elsewhere", "X-Forwarded-Host": "elsewhere.example"})
    answer = client.get("/superset/welcome/")
    assert answer.headers["Location"].startswith("/data-use/"), "no prefix of a stranger's"
    client.accept()
    with installation.owner() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT host(address) FROM governance.data_use_acceptance WHERE user_name = %s", (name,))
        assert cursor.fetchall() == [("127.0.0.1",)]


@needs_nginx
def test_nothing_is_served_without_tls(council):
    answer = requests.get(council.address.replace("https", "http"), allow_redirects=False, timeout=30)
    assert answer.status_code == 400 and "Set-Cookie" not in answer.headers
