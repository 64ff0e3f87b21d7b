"""Sockets: there are none for scripts."""

from _refusal import refuse

error = OSError
AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6, SOCK_STREAM, SOCK_DGRAM = 0, 1, 2, 10, 1, 2
SOL_SOCKET, SO_REUSEADDR, IPPROTO_TCP = 1, 2, 6


class gaierror(OSError):
    pass


class herror(OSError):
    pass


timeout = TimeoutError


def gethostname():
    import os
    return os.environ.get("HOSTNAME", "localhost")


getfqdn = gethostname
globals().update(refuse(__name__, ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair"), "network"))
