"""Who is told of whom: lists of owners and roles to choose from name one's own alone, except to administrators.

Superset 6.1.0 gives every signed-in person the name and e-mail address of every other, by `/api/v1/dashboard/related/owners`.
"""
from typing import Any


def oneself(query: Any) -> Any:
    """Of people: the one who asks."""
    from superset import security_manager
    from superset.utils.core import get_user_id

    return query if security_manager.is_admin() else query.filter(security_manager.user_model.id == (get_user_id() or 0))


def own_roles(query: Any) -> Any:
    """Of roles: those of the one who asks."""
    from superset import security_manager

    if security_manager.is_admin():
        return query
    return query.filter(security_manager.role_model.id.in_([role.id for role in security_manager.get_user_roles()]))

