"""Variables of a context; there is one context at a time, for nothing runs beside a script."""

_missing = object()


class Token:
    MISSING = _missing

    def __init__(self, var, old_value):
        self.var, self.old_value, self._used = var, old_value, False


class ContextVar:
    def __init__(self, name, *, default=_missing):
        self.name, self._default = name, default

    def get(self, default=_missing, /):
        for candidate in (Context._values.get(self, _missing), default, self._default):
            if candidate is not _missing:
                return candidate
        raise LookupError(self)

    def set(self, value, /):
        token = Token(self, Context._values.get(self, _missing))
        Context._values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        token._used = True
        if token.old_value is _missing:
            Context._values.pop(self, None)
        else:
            Context._values[self] = token.old_value

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        return f"<ContextVar name={self.name!r} at 0x{id(self):x}>"


class Context:
    _values = {}  # of the context that is current

    def __init__(self, values=None):
        self._own = dict(values or {})

    def run(self, callable, /, *args, **kwargs):
        outer, Context._values = Context._values, self._own
        try:
            return callable(*args, **kwargs)
        finally:
            Context._values = outer

    def copy(self):
        return Context(self._own)

    def get(self, var, default=None, /):
        return self._own.get(var, default)

    def __getitem__(self, var):
        return self._own[var]

    def __contains__(self, var):
        return var in self._own

    def __iter__(self):
        return iter(self._own)

    def __len__(self):
        return len(self._own)


def copy_context():
    return Context(Context._values)
