"""How Python was built: as a plain installation of Linux has it."""

import sys


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    return "linux-x86_64"


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    library = f"{sys.prefix}/lib/python{get_python_version()}"
    return {"stdlib": library, "platstdlib": library, "purelib": library + "/site-packages",
            "platlib": library + "/site-packages", "include": f"{sys.prefix}/include/python{get_python_version()}",
            "scripts": sys.prefix + "/bin", "data": sys.prefix}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return get_paths()[name]


def get_config_vars(*args):
    values = {"prefix": sys.prefix, "py_version_short": get_python_version(), "EXT_SUFFIX": ".so"}
    return [values.get(name) for name in args] if args else values


def get_config_var(name):
    return get_config_vars().get(name)


def is_python_build(check_home=None):
    return False
