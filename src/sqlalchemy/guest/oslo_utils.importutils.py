"""oslo_utils.importutils: modules and classes by their names."""
import _host
import importlib
import sys


def import_module(import_str):
    importlib.import_module(import_str)
    return sys.modules[import_str]


def import_class(import_str):
    module, _, name = import_str.rpartition(".")
    return getattr(importlib.import_module(module), name)


def import_object(import_str, *args, **kwargs):
    return import_class(import_str)(*args, **kwargs)


def try_import(import_str, default=None):
    """What is not here is taken as not installed."""
    try:
        found = import_module(import_str)
    except ImportError:
        return default
    return default if _host.is_opaque(found) else found
