"""flask_user: the mixin of models, which adds nothing to their tables; the rest is opaque."""
from _rest import rest_of


class UserMixin:
    def get_id(self):
        return str(self.id)


__getattr__ = rest_of("flask_user")
