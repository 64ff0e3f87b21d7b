"""starlette.datastructures: the values that settings are cast to."""


class Secret:
    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}('**********')"

    def __str__(self):
        return self._value

    def __bool__(self):
        return bool(self._value)


class CommaSeparatedStrings:
    def __init__(self, value):
        if isinstance(value, str):
            import shlex
            splitter = shlex.shlex(value, posix=True)
            splitter.whitespace, splitter.whitespace_split = ",", True
            self._items = [item.strip() for item in splitter]
        else:
            self._items = list(value)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __iter__(self):
        return iter(self._items)

    def __str__(self):
        return ", ".join(repr(item) for item in self)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"


class URL:
    def __init__(self, url="", scope=None, **components):
        self._url = url

    def __str__(self):
        return self._url

    def __eq__(self, other):
        return str(self) == str(other)

    def __repr__(self):
        return f"URL({self._url!r})"

    def _parts(self):
        from urllib.parse import urlsplit
        return urlsplit(self._url)

    scheme = property(lambda self: self._parts().scheme)
    netloc = property(lambda self: self._parts().netloc)
    path = property(lambda self: self._parts().path)
    hostname = property(lambda self: self._parts().hostname)
    port = property(lambda self: self._parts().port)
    username = property(lambda self: self._parts().username)
    password = property(lambda self: self._parts().password)

    def replace(self, **kwargs):
        parts = self._parts()
        netloc = kwargs.pop("netloc", parts.netloc)
        return URL(parts._replace(netloc=netloc, **{k: v for k, v in kwargs.items() if k in
                                                    ("scheme", "path", "query", "fragment")}).geturl())


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import starlette._unknown
    return getattr(starlette._unknown, name)
