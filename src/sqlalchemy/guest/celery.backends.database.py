"""celery.backends.database: what a model's module takes of it is in celery.backends.database.session; anything else is opaque."""
from _rest import rest_of

__getattr__ = rest_of("celery.backends.database", "celery")
