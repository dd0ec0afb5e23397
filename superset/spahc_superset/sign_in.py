"""Who signs in, and how: passwords of the database by default, an organisation's own accounts (OIDC) by configuration."""
import json
import stat
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask_appbuilder.exceptions import PasswordComplexityValidationError
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from .settings import SettingMissing

SIGN_IN_PATHS = {"/login", "/api/v1/security/login"}
SHORTEST_PASSWORD = 12
FEWEST_DIFFERENT_CHARACTERS = 6


def check_password(password: str) -> None:
    """Length over composition, as the National Cyber Security Centre advises: three random words are good.

    @raises PasswordComplexityValidationError if it is too short or repeats itself
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordComplexityValidationError(f"A password needs at least {SHORTEST_PASSWORD} characters; three random words are good.")
    if len(set(password.lower())) < FEWEST_DIFFERENT_CHARACTERS:
        raise PasswordComplexityValidationError(f"A password needs at least {FEWEST_DIFFERENT_CHARACTERS} different characters.")


def limit_sign_ins(app: Flask) -> None:
    """Refuses (429) more attempts to sign in from one address than AUTH_RATE_LIMIT allows, by page and by API together.

    Superset 6.1.0 puts that limit on a sign-in page that it no longer uses, so without this there is none. Counted by each worker.
    """
    counted = MovingWindowRateLimiter(MemoryStorage())

    def guard_sign_in() -> tuple[str, int, dict[str, str]] | None:
        if request.method != "POST" or request.path.rstrip("/") not in SIGN_IN_PATHS:
            return None
        if counted.hit(parse(app.config["AUTH_RATE_LIMIT"]), "sign-in", request.remote_addr or ""):
            return None
        return "Too many attempts to sign in. Wait a minute, then try again.", 429, {"Retry-After": "60", "Content-Type": "text/plain; charset=utf-8"}

    app.before_request(guard_sign_in)


def oidc_settings(path: str) -> dict:
    """Superset's settings for signing in at an OpenID provider, from a JSON file with the keys `issuer`, `client_id`, `client_secret`,
    `roles` (group or application role of the provider to roles here) and, if it is not `roles`, `groups_claim`.
    A person whose groups are not listed gets the role "No access", which may nothing. Roles are read anew at each sign-in.

    @raises SettingMissing if everybody on this machine may read the client's secret
    """
    file = Path(path)
    if file.stat().st_mode & stat.S_IRWXO:
        raise SettingMissing(f"{path} holds a secret, but everybody may read it: chmod 600 it.")
    given = json.loads(file.read_text())
    return {
        "OAUTH_PROVIDERS": [{
            "name": "oidc", "icon": "fa-key", "token_key": "access_token",
            "remote_app": {
                "client_id": given["client_id"], "client_secret": given["client_secret"],
                "server_metadata_url": f"{given['issuer'].rstrip('/')}/.well-known/openid-configuration",
                "client_kwargs": {"scope": given.get("scope", "openid profile email")},
            },
        }],
        "SPAHC_GROUPS_CLAIM": given.get("groups_claim", "roles"),
        "AUTH_USER_REGISTRATION": True,
        "AUTH_USER_REGISTRATION_ROLE": "No access",
        "AUTH_ROLES_SYNC_AT_LOGIN": True,
        "AUTH_ROLES_MAPPING": given["roles"],
    }


def person(claims: dict[str, Any], groups_claim: str, reserved: set[str]) -> dict[str, Any]:
    """Who signs in, from the claims of an ID token that has been checked.

    @raises ValueError where no name is given, or one that belongs to an account that is no person's
    """
    # An address that the provider has not checked is whatever its owner wrote there, another's too.
    address = claims.get("email") if claims.get("email_verified") is True else ""
    name = str(claims.get("preferred_username") or claims.get("upn") or address or "").strip().lower()
    if not name or name in reserved:
        raise ValueError("The provider names nobody who may sign in here.")
    groups = claims.get(groups_claim) or []
    return {"username": name, "email": str(claims.get("email") or name), "first_name": claims.get("given_name") or claims.get("name") or name,
            "last_name": claims.get("family_name") or "", "role_keys": [groups] if isinstance(groups, str) else list(groups)}
