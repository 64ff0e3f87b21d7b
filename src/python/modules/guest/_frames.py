"""Frames, as they stood when they were asked for."""

import _host

__name__ = "types"


class FrameType:
    """A call that is running."""

    __qualname__ = "frame"
    __slots__ = ("f_code", "f_globals", "f_locals", "f_lineno", "f_back")
    f_trace = None
    f_lasti = 0

    @property
    def f_builtins(self):
        import builtins
        return vars(builtins)

    def clear(self):
        pass

    def __repr__(self):
        return f"<frame at {id(self):#x}, file {self.f_code.co_filename!r}, line {self.f_lineno}, code {self.f_code.co_name}>"


FrameType.__name__ = "frame"


def current(depth):
    """The frame so many calls outside of the function that asks; None: there are not so many."""
    outer = None
    for code, names, own, line in reversed(_host.frames()[1 + depth:]):
        frame = FrameType.__new__(FrameType)
        frame.f_code, frame.f_globals, frame.f_locals, frame.f_lineno, frame.f_back = code, names, own, line, outer
        outer = frame
    return outer
