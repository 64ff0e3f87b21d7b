"""sqlalchemy.event: functions that are told when something happens to a table, a column, a type."""


def _target_listener(target, identifier, fn):
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
    _target_listener(target, identifier, fn)


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
    known = getattr(target, "_listeners", None) or getattr(target, "_event_listeners", None)
    return None if known is None else known.get(identifier)


def remove(target, identifier, fn):
    found = _listeners_of(target, identifier)
    if found and fn in found:
        found.remove(fn)


def contains(target, identifier, fn):
    found = _listeners_of(target, identifier)
    return bool(found) and fn in found
