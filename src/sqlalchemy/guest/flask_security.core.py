"""flask_security.core: where the mixins were before."""
from _rest import rest_of
from flask_security import RoleMixin, UserMixin

__getattr__ = rest_of("flask_security.core", "flask_security")
