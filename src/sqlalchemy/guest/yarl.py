"""yarl: URLs as far as settings build them of their parts."""
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_USER_SAFE = "!$&'()*+,;=-._~"
_PATH_SAFE = "/@:!$&'()*+,;=-._~"
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}


def _authority(user, password, host, port):
    if not host and port is None and user is None:
        return ""
    login = "" if user is None else quote(user, safe=_USER_SAFE)
    if password is not None:
        login += ":" + quote(password, safe=_USER_SAFE)
    host = host or ""
    if ":" in host and not host.startswith("["):
        host = f"[{host}]"
    return (login + "@" if login else "") + host + ("" if port is None else f":{port}")


def _query(given):
    if not given:
        return ""
    if isinstance(given, str):
        return given
    pairs = given.items() if hasattr(given, "items") else given
    return urlencode([(key, str(one)) for key, value in pairs
                      for one in (value if isinstance(value, (list, tuple)) else [value])])


class URL:
    def __init__(self, value="", *, encoded=False):
        self._parts = value._parts if isinstance(value, URL) else urlsplit(str(value))

    @classmethod
    def build(cls, *, scheme="", authority="", user=None, password=None, host="", port=None, path="", query=None,
              query_string="", fragment="", encoded=False):
        if authority and (user or password or host or port):
            raise ValueError('Can\'t mix "authority" with "user", "password", "host" or "port".')
        if port is not None and not isinstance(port, int):
            raise TypeError(f"The port is required to be int, got {type(port)!r}.")
        if port and not host:
            raise ValueError('Can\'t build URL with "port" but without "host".')
        if query and query_string:
            raise ValueError('Only one of "query" or "query_string" should be passed')
        authority = authority or _authority(user, password, host, port if port != _PORTS.get(scheme) else None)
        if authority and path and not path.startswith("/"):
            raise ValueError("Path in a URL with authority should start with a slash ('/') if set")
        path = path if encoded else quote(path, safe=_PATH_SAFE)
        return cls._of(scheme, authority, path, query_string or _query(query), fragment)

    @classmethod
    def _of(cls, *parts):
        made = cls()
        made._parts = urlsplit("")._replace(**dict(zip(("scheme", "netloc", "path", "query", "fragment"), parts)))
        return made

    def _with(self, **changed):
        made = type(self)()
        made._parts = self._parts._replace(**changed)
        return made

    scheme = property(lambda self: self._parts.scheme)
    host = property(lambda self: self._parts.hostname)
    authority = raw_authority = property(lambda self: self._parts.netloc)
    explicit_port = property(lambda self: self._parts.port)
    raw_path = property(lambda self: self._parts.path)
    path = property(lambda self: unquote(self._parts.path))
    query_string = raw_query_string = property(lambda self: self._parts.query)
    query = property(lambda self: dict(parse_qsl(self._parts.query, keep_blank_values=True)))
    fragment = property(lambda self: unquote(self._parts.fragment))

    @property
    def port(self):
        return self._parts.port or _PORTS.get(self.scheme)

    @property
    def user(self):
        return None if self._parts.username is None else unquote(self._parts.username)

    @property
    def password(self):
        return None if self._parts.password is None else unquote(self._parts.password)

    @property
    def name(self):
        return self.path.rpartition("/")[2]

    def _login(self, **changed):
        have = dict(user=self.user, password=self.password, host=self.host, port=self._parts.port)
        return self._with(netloc=_authority(**{**have, **changed}))

    def with_scheme(self, scheme):
        return self._with(scheme=scheme)

    def with_user(self, user):
        return self._login(user=user, **({"password": None} if user is None else {}))

    def with_password(self, password):
        return self._login(password=password)

    def with_host(self, host):
        return self._login(host=host)

    def with_port(self, port):
        return self._login(port=port)

    def with_path(self, path, *, encoded=False):
        path = path if encoded else quote(path, safe=_PATH_SAFE)
        return self._with(path=path if path.startswith("/") or not self.authority else "/" + path, query="", fragment="")

    def with_name(self, name):
        return self.with_path(self.path.rpartition("/")[0] + "/" + name)

    def with_query(self, *given, **named):
        return self._with(query=_query(given[0] if given else named))

    def update_query(self, *given, **named):
        more = dict(parse_qsl(_query(given[0] if given else named), keep_blank_values=True))
        return self._with(query=_query({**self.query, **more}))

    def with_fragment(self, fragment):
        return self._with(fragment=quote(fragment or "", safe=_PATH_SAFE))

    def __truediv__(self, name):
        return self.with_path(self.path.rstrip("/") + "/" + str(name))

    def joinpath(self, *names):
        made = self
        for name in names:
            made = made / name
        return made

    def human_repr(self):
        return unquote(str(self))

    def is_absolute(self):
        return bool(self.authority)

    def __str__(self):
        return urlunsplit(self._parts)

    def __repr__(self):
        return f"URL({str(self)!r})"

    def __eq__(self, other):
        return isinstance(other, URL) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __bool__(self):
        return bool(str(self))
