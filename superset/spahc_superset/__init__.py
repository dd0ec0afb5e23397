"""What SPAHC adds to Apache Superset: settings, sign-in, the data-use gate, the viewer guard, roles, and the deployment.

`superset_config.py` beside this package is where Superset meets it; `python -m spahc_superset` lists its commands.
"""
