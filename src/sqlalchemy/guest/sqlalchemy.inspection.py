"""sqlalchemy.inspection: what is behind an object: an Inspector of a database, a class's mapper."""
from sqlalchemy.exc import NoInspectionAvailable


def inspect(subject, raiseerr=True):
    cls = type(subject)
    if cls.__module__.startswith("sqlalchemy.engine") and cls.__name__ in ("Connection", "Engine"):
        from sqlalchemy.engine.reflection import Inspector
        return Inspector(subject)
    if isinstance(subject, type):
        if "__mapper__" in vars(subject):
            return subject.__mapper__
        if not raiseerr:
            return None
    state = getattr(subject, "_sa_instance_state", None)
    if state is not None:
        return state
    if hasattr(subject, "get_table_names") or hasattr(subject, "__visit_name__") or hasattr(subject, "mapper") \
            or cls.__module__.startswith("sqlalchemy.orm"):
        return subject
    if not raiseerr:
        return None
    raise NoInspectionAvailable("No inspection system is available for object of type %s" % cls)


class Inspectable:
    def __class_getitem__(cls, item):
        return cls


def _self_inspects(cls):
    return cls


def _inspects(*types):
    return lambda fn: fn
