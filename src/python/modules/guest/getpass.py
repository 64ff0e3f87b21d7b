"""The user."""

import os


class GetPassWarning(UserWarning):
    pass


def getuser():
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    import pwd
    try:
        return pwd.getpwuid(os.getuid())[0]
    except KeyError:
        raise OSError("No username set in the environment") from None


def getpass(prompt="Password: ", stream=None):
    raise EOFError("scripts that limbeck runs cannot ask for a password")
