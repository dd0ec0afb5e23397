"""Deploys roles and assets, in that order; either twice changes nothing."""
import importlib.util


def run(arguments: list[str]) -> int:
    if importlib.util.find_spec("spahc_assets") and importlib.util.find_spec("spahc_assets.deploy"):
        from spahc_assets import deploy

        return deploy.run(arguments)
    print("There are no dashboards to deploy.")
    return 0
