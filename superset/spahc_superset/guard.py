from superset.security import SupersetSecurityManager


class GuardedSecurityManager(SupersetSecurityManager):
    pass
