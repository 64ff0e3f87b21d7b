"""Requests: there is no network for scripts."""

from _refusal import refuse

globals().update(refuse(__name__, ("urlopen", "Request", "urlretrieve", "build_opener"), "network"))


def getproxies():
    return {}


def pathname2url(pathname):
    from urllib.parse import quote
    return quote(pathname)


def url2pathname(pathname):
    from urllib.parse import unquote
    return unquote(pathname)


def urlcleanup():
    pass


def install_opener(opener):
    pass


def __getattr__(name):
    if name.endswith(("Handler", "Opener", "opener", "Director", "Mgr", "Realm", "Auth", "Processor")):
        return refuse(__name__, (name,), "network")[name]
    raise AttributeError(f"module 'urllib.request' has no attribute {name!r}")
