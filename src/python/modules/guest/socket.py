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


globals().update(refuse(__name__, ("create_server", "fromfd", "gethostbyname_ex", "gethostbyaddr", "getnameinfo",
                                   "getprotobyname", "getservbyname", "getservbyport", "if_nameindex", "if_nametoindex",
                                   "if_indextoname", "sethostname", "dup", "close", "send_fds", "recv_fds"), "network"))
has_ipv6, SocketType = True, socket


def __getattr__(name):
    import _socket_more
    value = globals()[name] = _socket_more.make(name)
    return value


def __dir__():
    import _socket_more
    return sorted({*globals(), *_socket_more.names()})
