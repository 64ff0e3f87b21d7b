"""flask_login: the mixins of models, which have no columns; the rest is opaque."""
from _rest import rest_of


class UserMixin:
    __hash__ = object.__hash__

    @property
    def is_active(self):
        return True

    @property
    def is_authenticated(self):
        return self.is_active

    @property
    def is_anonymous(self):
        return False

    def get_id(self):
        try:
            return str(self.id)
        except AttributeError:
            raise NotImplementedError("No `id` attribute - override `get_id`") from None

    def __eq__(self, other):
        return self.get_id() == other.get_id() if isinstance(other, UserMixin) else NotImplemented

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal


class AnonymousUserMixin:
    is_authenticated = is_active = False
    is_anonymous = True

    def get_id(self):
        return None


__getattr__ = rest_of("flask_login")
