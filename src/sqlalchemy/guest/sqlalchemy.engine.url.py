"""sqlalchemy.engine.url: database URLs."""
import _host
from sqlalchemy.exc import ArgumentError

_FIELDS = ("drivername", "username", "password", "host", "port", "database", "query")


def _unquote(text):
    if "%" not in text:
        return text
    from urllib.parse import unquote
    return unquote(text)


def _quote(text):
    text = str(text)
    if text.isalnum():
        return text
    from urllib.parse import quote
    return quote(text, safe=" +")


class _Query(dict):
    """Parameters of a URL, which do not change."""

    def _immutable(self, *args, **kwargs):
        raise TypeError("immutabledict object is immutable")

    __setitem__ = __delitem__ = update = clear = pop = popitem = setdefault = _immutable

    def union(self, *dicts, **kw):
        merged = dict(self)
        for one in dicts:
            merged.update(one)
        merged.update(kw)
        return _Query(merged)

    def __repr__(self):
        return "immutabledict(%s)" % dict.__repr__(self)


def _query_of(pairs):
    found = {}
    for key, value in pairs:
        if key not in found:
            found[key] = value
        elif isinstance(found[key], tuple):
            found[key] += (value,)
        else:
            found[key] = (found[key], value)
    return found


class URL(tuple):
    """(drivername, username, password, host, port, database, query)"""

    __slots__ = ()

    def __new__(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=()):
        return tuple.__new__(cls, (drivername, username, password, host, port, database, query))

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query={}):
        for name, value in (("drivername", drivername), ("username", username), ("host", host), ("database", database)):
            if value is not None and not isinstance(value, str) or name == "drivername" and value is None:
                raise TypeError("%s must be a string" % name)
        if port is not None:
            if port == "":
                port = None
            else:
                try:
                    port = int(port)
                except ValueError:
                    raise TypeError("Port argument must be an integer or None")
        fixed = {key: tuple(value) if isinstance(value, list) else value for key, value in dict(query or {}).items()}
        return cls(drivername, username, password, host, port, database, _Query(fixed))

    drivername = property(lambda self: self[0])
    username = property(lambda self: self[1])
    password = property(lambda self: self[2])
    host = property(lambda self: self[3])
    port = property(lambda self: self[4])
    database = property(lambda self: self[5])
    query = property(lambda self: self[6])

    @property
    def normalized_query(self):
        return {key: value if isinstance(value, tuple) else (value,) for key, value in self.query.items()}

    def set(self, drivername=None, username=None, password=None, host=None, port=None, database=None, query=None):
        given = (drivername, username, password, host, port, database, query)
        return URL.create(*[old if new is None else new for old, new in zip(self, given)])

    def _replace(self, **kw):
        return self.set(**kw)

    def _asdict(self):
        return dict(zip(_FIELDS, self))

    def update_query_string(self, query_string, append=False):
        from urllib.parse import parse_qsl
        return self.update_query_pairs(parse_qsl(query_string), append=append)

    def update_query_pairs(self, key_value_pairs, append=False):
        new = _query_of(key_value_pairs)
        merged = dict(self.query)
        for key, value in new.items():
            if append and key in merged:
                old = merged[key] if isinstance(merged[key], tuple) else (merged[key],)
                value = old + (value if isinstance(value, tuple) else (value,))
            merged[key] = value
        return self.set(query=merged)

    def update_query_dict(self, query_parameters, append=False):
        return self.update_query_pairs(query_parameters.items(), append=append)

    def difference_update_query(self, names):
        if not set(names).intersection(self.query):
            return self
        left = {key: value for key, value in self.query.items() if key not in names}
        return URL(*self[:6], _Query(left))

    def render_as_string(self, hide_password=True):
        text = self.drivername + "://"
        if self.username is not None:
            text += _quote(self.username)
            if self.password is not None:
                text += ":" + ("***" if hide_password else _quote(self.password))
            text += "@"
        if self.host is not None:
            text += f"[{self.host}]" if ":" in self.host else self.host
        if self.port is not None:
            text += ":" + str(self.port)
        if self.database is not None:
            text += "/" + self.database
        if self.query:
            from urllib.parse import quote_plus
            pairs = []
            for key in sorted(self.query):
                value = self.query[key]
                for one in value if isinstance(value, tuple) else (value,):
                    pairs.append(f"{quote_plus(key)}={quote_plus(one)}")
            text += "?" + "&".join(pairs)
        return text

    def __to_string__(self, hide_password=True):
        return self.render_as_string(hide_password)

    def __str__(self):
        return self.render_as_string()

    def __repr__(self):
        return self.render_as_string()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        return isinstance(other, URL) and tuple(self) == tuple(other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.render_as_string(hide_password=False))

    def get_backend_name(self):
        name = self.drivername.split("+", 1)[0]
        return name

    def get_driver_name(self):
        if "+" in self.drivername:
            return self.drivername.split("+", 1)[1]
        return self.get_dialect()().driver

    def get_dialect(self, _is_async=False):
        from sqlalchemy.engine.default import dialect_class
        return dialect_class(self.drivername)

    def translate_connect_args(self, names=(), **kw):
        found = {}
        for name in ("host", "database", "username", "password", "port"):
            if getattr(self, name):
                found[kw.get(name, name)] = getattr(self, name)
        return found


def url_instead(opaque):
    """Where env.py takes the database from a package that is not here, it is the one that the caller names."""
    import os
    import _context
    import warnings
    name, url = "--url", _context.given_url()
    if not url:
        name, url = "DATABASE_URL", os.environ.get("DATABASE_URL")
    if not url:
        _host.refuse(opaque, "the database's URL (give it with --url or in DATABASE_URL)")
        raise ArgumentError(f"Expected string or URL object, got {opaque!r}")
    warnings.warn(f"the database that {name} names is taken, not what depends on {opaque!r}")
    return "postgresql" + url[8:] if url.startswith("postgres:") else url


def make_url(name_or_url):
    if _host.is_opaque(name_or_url):
        return _parse(url_instead(name_or_url))
    if isinstance(name_or_url, str):
        return _parse(name_or_url)
    if isinstance(name_or_url, URL):
        return name_or_url
    text = getattr(name_or_url, "render_as_string", None)
    if text is None and not type(name_or_url).__module__.startswith("pydantic"):
        raise ArgumentError(f"Expected string or URL object, got {name_or_url!r}")
    return _parse(str(name_or_url))


def _is_name(text):
    return bool(text) and all(c.isalnum() or c in "_+" for c in text)


def _fail():
    raise ArgumentError("Could not parse SQLAlchemy URL from given URL string")


def _parse(text):
    drivername, separator, rest = text.partition("://")
    if not separator or not _is_name(drivername):
        _fail()
    rest, question, query_text = rest.partition("?")
    head, slash, database = rest.partition("/")
    if "@" in rest:
        # A password may hold a slash, as long as no @ follows behind it.
        user_part, _, tail = rest.rpartition("@")
        username, colon, password = user_part.partition(":")
        if "/" in username:
            user_part = None
        else:
            head, slash, database = tail.partition("/")
    else:
        user_part = None
    if user_part is None:
        username = password = None
        head, slash, database = rest.partition("/")
    else:
        username = _unquote(username)
        password = _unquote(password) if colon else None
    host, port = head, None
    if head.startswith("["):
        host, _, port_text = head[1:].partition("]")
        port = port_text[1:] if port_text.startswith(":") else None
    elif ":" in head:
        host, _, port = head.partition(":")
    query = {}
    if question:
        from urllib.parse import parse_qsl
        query = _query_of(parse_qsl(query_text))
    return URL.create(drivername, username, password, host or None, int(port) if port else None,
                      database if slash else None, query)
