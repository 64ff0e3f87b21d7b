"""Processes: there are none for scripts."""

from _refusal import Refused, refuse

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    pass


class CompletedProcess:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr


class NoProcesses(Refused, CalledProcessError, FileNotFoundError):
    """As where the program is not installed, or fails: who asks for a version waits for one of these."""
    returncode, cmd, output, stdout, stderr = 127, "", None, None, None
    errno, filename = 2, None

    def __init__(self, message):
        RuntimeError.__init__(self, message)

    def __str__(self):
        return self.args[0]


globals().update(refuse(__name__, ("run", "call", "check_call", "check_output", "getoutput", "getstatusoutput"), "processes",
                        NoProcesses))


class Popen:
    def __init__(self, *args, **kwargs):
        raise NoProcesses("subprocess.Popen is not available: scripts that limbeck runs have no processes")

    def __class_getitem__(cls, item):
        return cls
