"""Deploys roles, assets and rules about rows, in an order that leaves nothing open in between. Twice changes nothing."""
import importlib.util
import os

from superset import security_manager

from . import accounts
from .roles import apply_roles
from .rows import apply_rules


def run(arguments: list[str]) -> int:
    done = apply_roles(security_manager).done
    accounts.apply()
    status = deploy_assets(arguments)
    # The schema's permission bears the catalogue's name, which is known once the database is deployed.
    done += apply_roles(security_manager).done + apply_rules().done
    print("\n".join(done) or "Roles and rules were as they should be.")
    return status


def deploy_assets(arguments: list[str]) -> int:
    if importlib.util.find_spec("spahc_assets") is None or importlib.util.find_spec("spahc_assets.deploy") is None:
        print("There are no dashboards to deploy.")
        return 0
    os.environ["SPAHC_DEPLOY_USER"] = accounts.DEPLOY
    from spahc_assets import deploy

    return deploy.run(arguments) or 0
