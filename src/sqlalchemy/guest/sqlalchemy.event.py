"""sqlalchemy.event: functions that are told when something happens to a table, a column, a type."""


_options = {}   # of functions: what listen() was told besides


def _target_listener(target, identifier, fn):
    if getattr(target, "is_attribute", False) and hasattr(target, "property"):
        target = target.property
    if isinstance(target, type):
        from sqlalchemy.sql import schema
        schema._class_listeners.setdefault((target, identifier), []).append(fn)
        return
    listen_to = getattr(target, "_listen", None)
    if listen_to is not None:
        listen_to(identifier, fn)
        return
    own = getattr(target, "_event_listeners", None)
    if own is None:
        own = {}
        try:
            target._event_listeners = own
        except (AttributeError, TypeError):
            return
    own.setdefault(identifier, []).append(fn)


def listen(target, identifier, fn, *args, **kw):
    if isinstance(target, (list, tuple)):
        for one in target:
            listen(one, identifier, fn, *args, **kw)
        return
    if kw.get("once"):
        fn = _only_once(fn)
    if kw:
        _options[id(fn)] = kw
    _target_listener(target, identifier, fn)


def of_class(cls, identifier):
    """The functions that listen to a mapped class or to those that it derives from, and to all."""
    from sqlalchemy.sql import schema
    known = schema._class_listeners
    if not known:
        return []
    found = list(known.get((cls, identifier), ()))
    for base in cls.__mro__[1:]:
        found += [fn for fn in known.get((base, identifier), ()) if _options.get(id(fn), {}).get("propagate")]
    from sqlalchemy.orm.mapper import Mapper
    return found + list(known.get((Mapper, identifier), ()))


def of_session(session, identifier):
    from sqlalchemy.sql import schema
    found = [fn for cls in type(session).__mro__ for fn in schema._class_listeners.get((cls, identifier), ())]
    for source in (session, getattr(session, "_maker", None), getattr(session, "_scope", None)):
        found += (getattr(source, "_event_listeners", None) or {}).get(identifier, ())
    return found


def changed_value(prop, identifier, obj, *values):
    """Calls what listens to an attribute; a function that was registered with retval=True says what the value is."""
    for fn in prop._event_listeners.get(identifier, ()):
        made = fn(obj, *values, None)
        if _options.get(id(fn), {}).get("retval"):
            values = (made, *values[1:])
    return values[0]


def _only_once(fn):
    done = []

    def once(*args, **kw):
        if not done:
            done.append(True)
            return fn(*args, **kw)

    return once


def listens_for(target, identifier, *args, **kw):
    def decorate(fn):
        listen(target, identifier, fn, *args, **kw)
        return fn

    return decorate


def _listeners_of(target, identifier):
    if isinstance(target, type):
        from sqlalchemy.sql import schema
        return schema._class_listeners.get((target, identifier))
    if getattr(target, "is_attribute", False) and hasattr(target, "property"):
        target = target.property
    known = getattr(target, "_listeners", None) or getattr(target, "_event_listeners", None)
    return None if known is None else known.get(identifier)


def remove(target, identifier, fn):
    found = _listeners_of(target, identifier)
    if found and fn in found:
        found.remove(fn)


def contains(target, identifier, fn):
    found = _listeners_of(target, identifier)
    return bool(found) and fn in found
