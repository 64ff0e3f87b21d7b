"""Tracebacks as text."""

import _host
import sys


def _exception_of(exc, value):
    if isinstance(exc, BaseException):
        return exc
    return value if isinstance(value, BaseException) else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exception = _exception_of(exc, value)
    return ["NoneType: None\n"] if exception is None else _host.format_exception(exception).splitlines(True)


def format_exception_only(exc, /, value=None):
    exception = _exception_of(exc, value)
    if exception is None:
        return ["NoneType: None\n"]
    kind = type(exception)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    text = str(exception)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1]))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (file or sys.stderr).write("".join(format_exception(exc, value, tb)))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], file=file)


class FrameSummary:
    """A line of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **positions):
        self.filename, self.lineno, self.name, self.locals = filename, lineno, name, locals
        self._line = line
        self.end_lineno = self.colno = self.end_colno = None

    @property
    def line(self):
        return "" if self._line is None else self._line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return tuple(self)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other) if isinstance(other, (FrameSummary, tuple)) else NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def from_list(cls, a_list):
        return cls([one if isinstance(one, FrameSummary) else FrameSummary(one[0], one[1], one[2], line=one[3])
                    for one in a_list])

    @classmethod
    def extract(cls, frame_gen, **options):
        return cls()

    def format_frame_summary(self, one):
        text = f'  File "{one.filename}", line {one.lineno}, in {one.name}\n'
        return text + f"    {one.line}\n" if one.line else text

    def format(self):
        return [self.format_frame_summary(one) for one in self]


def _entries(exception):
    """The lines of a traceback, as the interpreter shows them: [(FrameSummary, text)]."""
    entries, own = [], False
    for line in _host.format_exception(exception).splitlines(True):
        if line == "Traceback (most recent call last):\n":
            entries, own = [], True
        elif own and line.startswith('  File "'):
            place, _, rest = line[8:].rpartition('", line ')
            number, _, name = rest.rstrip("\n").partition(", in ")
            entries.append([FrameSummary(place, int(number), name), line])
        elif own and entries and line.startswith("    "):
            if entries[-1][0]._line is None:
                entries[-1][0]._line = line.rstrip("\n")
            entries[-1][1] += line
        else:
            own = own and line.startswith("  [")
    return entries


def _cut(entries, limit):
    return entries if limit is None else entries[:limit] if limit >= 0 else entries[limit:]


def extract_tb(tb, limit=None):
    exception = sys.exc_info()[1]
    return StackSummary([] if tb is None or exception is None else [one for one, _ in _cut(_entries(exception), limit)])


def format_tb(tb, limit=None):
    exception = sys.exc_info()[1]
    return [] if tb is None or exception is None else [text for _, text in _cut(_entries(exception), limit)]


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write("".join(format_tb(tb, limit)))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    (file or sys.stderr).write("".join(format_list(extracted_list)))


def extract_stack(f=None, limit=None):
    return StackSummary()


def format_stack(f=None, limit=None):
    return []


def print_stack(f=None, limit=None, file=None):
    pass


def walk_tb(tb):
    return iter(())


def walk_stack(f):
    return iter(())


def clear_frames(tb):
    pass


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class TracebackException:
    """An exception, as text whenever that is wanted."""

    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type, self._exception = exc_type, exc_value
        self.stack = StackSummary([one for one, _ in _entries(exc_value)])
        self.__cause__ = self.__context__ = None
        self.__notes__ = getattr(exc_value, "__notes__", None)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def format(self, *, chain=True):
        yield from format_exception(self._exception)

    def format_exception_only(self):
        yield from format_exception_only(self._exception)

    def print(self, *, file=None, chain=True):
        print_exception(self._exception, file=file)

    def __str__(self):
        return str(self._exception)
