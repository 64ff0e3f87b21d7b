"""Handlers by name: what they would write goes to the host's log."""

from logging import FileHandler, Handler, StreamHandler, _to_host


class _HostHandler(Handler):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def emit(self, record):
        _to_host(record)


class RotatingFileHandler(_HostHandler):
    pass


class TimedRotatingFileHandler(_HostHandler):
    pass


class WatchedFileHandler(_HostHandler):
    pass


class SysLogHandler(_HostHandler):
    pass


class SMTPHandler(_HostHandler):
    pass


class HTTPHandler(_HostHandler):
    pass


class QueueHandler(_HostHandler):
    pass
