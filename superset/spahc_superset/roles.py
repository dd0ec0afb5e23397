"""Roles as security/roles.yml has them: exactly those, with exactly these permissions."""
from dataclasses import dataclass, field
from typing import Any

import yaml

from .connections import INTERNAL
from .settings import PROGRAM

ROLES = PROGRAM / "security" / "roles.yml"


@dataclass(frozen=True)
class RoleDefinition:
    """`permissions`: pairs of permission and view. `schemas`: of the warehouse, which the role may read as a whole."""

    name: str
    permissions: frozenset[tuple[str, str]] = frozenset()
    schemas: tuple[str, ...] = ()
    everything: bool = False


@dataclass
class Changes:
    """What was done, in words; empty where nothing was."""

    done: list[str] = field(default_factory=list)


def definitions(text: str | None = None) -> list[RoleDefinition]:
    """@raises ValueError where an entry is not of the form "permission on view", or a name stands twice"""
    read = yaml.safe_load(text if text is not None else ROLES.read_text())
    roles = [RoleDefinition(entry["name"], frozenset(_pair(line) for line in _flat(entry.get("permissions", []))),
                            tuple(entry.get("schemas", ())), entry.get("everything", False)) for entry in read["roles"]]
    names = [role.name for role in roles]
    if len(names) != len(set(names)):
        raise ValueError("A role stands twice in roles.yml.")
    return roles


def _flat(lines: list) -> list[str]:
    return [line for entry in lines for line in (entry if isinstance(entry, list) else [entry])]


def _pair(line: str) -> tuple[str, str]:
    permission, found, view = line.partition(" on ")
    if not found:
        raise ValueError(f"roles.yml: '{line}' is not of the form 'permission on view'.")
    return permission, view


def apply_roles(manager: Any) -> Changes:
    """Makes Superset's roles equal to the definitions.

    @raises ValueError where a permission is named that Superset does not have: a slip of the pen, or another version of Superset
    """
    changes = Changes()
    wanted = definitions()
    for definition in wanted:
        role = manager.find_role(definition.name) or manager.add_role(definition.name)
        permissions = _permissions(manager, definition)
        if {p.id for p in role.permissions} != {p.id for p in permissions}:
            role.permissions = permissions
            changes.done.append(f"role {definition.name}: {len(permissions)} permissions")
    for role in manager.get_all_roles():
        if role.name not in {definition.name for definition in wanted}:
            changes.done.append(f"role {role.name}: removed")
            manager.session.delete(role)
    manager.session.commit()
    return changes


def _permissions(manager: Any, definition: RoleDefinition) -> list:
    if definition.everything:
        return [p for p in manager._get_all_pvms() if manager._is_admin_pvm(p)]  # noqa: SLF001  as Superset itself fills Admin
    found = []
    for permission, view in sorted(definition.permissions):
        known = manager.find_permission_view_menu(permission, view)
        if known is None:
            raise ValueError(f"roles.yml: Superset has no permission '{permission} on {view}'.")
        found.append(known)
    for schema in definition.schemas:
        found += [manager.add_permission_view_menu("schema_access", name) for name in _schemas(manager, schema)]
    return found


def _schemas(manager: Any, schema: str) -> list[str]:
    """Superset names a schema by its database and catalogue, so there is none before the database is deployed. A dataset that was
    imported names no catalogue, SQL Lab and a dataset made by hand do."""
    from superset.models.core import Database

    internal = [known for known in manager.session.query(Database) if known.url_object.username == INTERNAL]
    return [manager.get_schema_perm(known.database_name, catalogue, schema) for known in internal for catalogue in (None, known.get_default_catalog())]
