"""Work on files: scripts can only read."""

from _refusal import refuse
from os import get_terminal_size

globals().update(refuse(__name__, ("copy", "copy2", "copyfile", "copytree", "rmtree", "move", "make_archive", "chown"),
                        "files to write"))


def which(cmd, mode=1, path=None):
    return None
