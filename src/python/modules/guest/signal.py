"""Signals: their names. No handler is ever called."""

from enum import IntEnum


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
SIG_DFL, SIG_IGN = Handlers
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
_handlers = {}


def signal(signalnum, handler, /):
    previous = getsignal(signalnum)
    _handlers[int(signalnum)] = handler
    return previous


def getsignal(signalnum, /):
    return _handlers.get(int(signalnum), default_int_handler if signalnum == 2 else SIG_DFL)


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def alarm(seconds, /):
    return 0


def strsignal(signalnum, /):
    return {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault",
            13: "Broken pipe", 14: "Alarm clock", 15: "Terminated"}.get(int(signalnum))


def valid_signals():
    return set(Signals)
