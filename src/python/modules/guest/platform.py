"""The platform, as scripts see it."""

import os
import sys


def system():
    return "Linux"


def node():
    return os.environ.get("HOSTNAME", "localhost")


def release():
    return ""


def version():
    return ""


def machine():
    return "x86_64"


processor = version


def platform(aliased=False, terse=False):
    return "Linux"


def python_version():
    return ".".join([str(number) for number in sys.version_info[:3]])


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "CPython"


def uname():
    return os.uname()
