"""celery.backends: what a model's module takes of it is in celery.backends.database.session; anything else is opaque."""
import _operation


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _operation.opaque("celery.backends." + name, "celery")
