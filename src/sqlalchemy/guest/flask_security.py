"""flask_security: the mixins of models, which have no columns; the rest is opaque."""
from _rest import rest_of
from flask_login import UserMixin as _UserMixin
from sqlalchemy.sql.sqltypes import TypeDecorator, UnicodeText


class RoleMixin:
    def __eq__(self, other):
        return self.name in (other, getattr(other, "name", None))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    def get_permissions(self):
        given = getattr(self, "permissions", None) or ()
        return set(given.split(",") if isinstance(given, str) else given)


class UserMixin(_UserMixin):
    def get_id(self):
        return str(getattr(self, "fs_uniquifier", None) or self.id)

    @property
    def is_active(self):
        return self.active

    @property
    def roles_names(self):
        return [role.name for role in self.roles]

    def has_role(self, role):
        return (role if isinstance(role, str) else role.name) in self.roles_names


class WebAuthnMixin:
    """Of a model of keys; the columns are the project's."""


class AsaList(TypeDecorator):
    """A list as a text with commas."""
    impl = UnicodeText
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value if value is None or isinstance(value, str) else ",".join(value)

    def process_result_value(self, value, dialect):
        return value.split(",") if value else []


__getattr__ = rest_of("flask_security")
