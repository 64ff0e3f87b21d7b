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


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "glibc", "2.36"


def python_build():
    return "main", ""


def python_compiler():
    return "GCC"


def python_branch():
    return ""


python_revision = python_branch


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


def win32_edition():
    return None


def win32_is_iot():
    return False


def freedesktop_os_release():
    raise OSError("Unable to read files ['/etc/os-release', '/usr/lib/os-release']")


def system_alias(system, release, version):
    return system, release, version
