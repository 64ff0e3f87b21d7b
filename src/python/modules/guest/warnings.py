"""Warnings: filters decide what becomes of one; those shown go to the host's log."""

import sys

filters = []  # (action, message pattern, category, module pattern, line), the first that fits decides
_once = {}
_default_action = "default"

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter",
           "resetwarnings", "catch_warnings", "deprecated"]
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    """A warning as catch_warnings(record=True) gives it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line.strip()}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))
        return
    import _host
    place = (filename, lineno) if lineno else ()
    _host.log(30, "py.warnings", f"{category.__name__}: {message}", *place)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    import re
    _add((action, re.compile(message, re.IGNORECASE) if message else None, category,
          re.compile(module) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if item in filters:
        if append:
            return
        filters.remove(item)
    filters.append(item) if append else filters.insert(0, item)


def resetwarnings():
    filters.clear()


def _action(text, category, module, lineno):
    for action, message, kind, module_pattern, line in filters:
        if ((message is None or message.match(text)) and issubclass(category, kind)
                and (module_pattern is None or module_pattern.match(module)) and line in (0, lineno)):
            return action
    return "ignore" if issubclass(category, (DeprecationWarning, PendingDeprecationWarning, ImportWarning,
                                             ResourceWarning)) and module != "__main__" else _default_action


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    module = sys._getframemodulename(stacklevel) if hasattr(sys, "_getframemodulename") else "__main__"
    warn_explicit(message, category, *_place(module, stacklevel), module, source=source)


def _place(module, stacklevel):
    """The line that warns: the first one, so many calls outwards, of a file."""
    import _host
    if hasattr(_host, "frames"):
        for code, _, _, line in _host.frames()[1 + stacklevel:]:
            if not code.co_filename.startswith("<"):
                return code.co_filename, line
    return module, 0


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    module = module or filename or "<unknown>"
    text = str(message)
    warning = message if isinstance(message, Warning) else category(message)
    category = type(warning)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise warning
    key = {"default": (text, category, module, lineno), "module": (text, category, module),
           "once": (text, category)}.get(action)
    if key is not None:
        if key in _once:
            return
        _once[key] = True
    _show(WarningMessage(warning, category, filename, lineno, source=source))


def _show(message):
    showwarning(message.message, message.category, message.filename, message.lineno, message.file, message.line)


class catch_warnings:
    """Keeps the filters as they are, and collects warnings when asked to."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        self._saved = filters[:], globals()["_show"], dict(_once)
        _once.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        collected = []
        globals()["_show"] = collected.append
        return collected

    def __exit__(self, *exc_info):
        filters[:], globals()["_show"], once = self._saved
        _once.clear()
        _once.update(once)


class deprecated:
    """A decorator for what should not be used any more."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None or isinstance(arg, type):
            arg.__deprecated__ = message
            return arg
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel + 1)
            return arg(*args, **kwargs)

        wrapper.__deprecated__ = message
        return wrapper
