"""Dashboards as code: from warehouse/models.yml and superset/assets to what Superset imports, and back.

In the order of the flow: `model` reads the descriptions of the warehouse, `dataset`, `chart` and `dashboard` turn
them and the compact YAML into Superset's own form, `bundle` puts all together, `check` compares every reference, and
`deploy` makes Superset equal to it.
"""
