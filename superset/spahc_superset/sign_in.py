"""Who signs in, and how: passwords of the database by default, an organisation's own accounts (OIDC) by configuration."""
import json
from pathlib import Path

from flask_appbuilder.exceptions import PasswordComplexityValidationError

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


def oidc_settings(path: str) -> dict:
    """Superset's settings for signing in at an OpenID provider, from a JSON file with the keys
    `issuer`, `client_id`, `client_secret`, `groups_claim` and `roles` (group of the provider to roles here).
    A person whose groups are not listed gets no role, and so sees nothing."""
    given = json.loads(Path(path).read_text())
    issuer = given["issuer"].rstrip("/")
    return {
        "OAUTH_PROVIDERS": [{
            "name": given.get("name", "oidc"), "icon": "fa-key", "token_key": "access_token",
            "remote_app": {
                "client_id": given["client_id"], "client_secret": given["client_secret"],
                "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
                "client_kwargs": {"scope": given.get("scope", "openid profile email")},
            },
        }],
        "AUTH_USER_REGISTRATION": True,
        "AUTH_USER_REGISTRATION_ROLE": given.get("role_without_group", "No access"),
        "AUTH_ROLES_SYNC_AT_LOGIN": True,
        "AUTH_ROLES_MAPPING": given["roles"],
    }
