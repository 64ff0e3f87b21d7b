"""pyramid.paster: settings of an application from its ini file."""
from _rest import rest_of


def _split(config_uri, name):
    path, _, fragment = str(config_uri).partition("#")
    return path.removeprefix("file:"), name or fragment or "main"


def get_appsettings(config_uri, name=None, options=None):
    """The section [app:NAME], with [DEFAULT] and what `use = config:...` names below it."""
    import configparser
    import os
    path, name = _split(config_uri, name)
    path = os.path.abspath(path)
    here = {"here": os.path.dirname(path), "__file__": path}
    parser = configparser.ConfigParser({**here, **(options or {})}, delimiters=("=",))
    parser.optionxform = str
    with open(path) as file:
        parser.read_file(file)
    section = next((s for s in ("app:" + name, "application:" + name, name) if parser.has_section(s)), None)
    if section is None:
        raise LookupError(f"No section {name!r} (prefixed by 'app' or 'application' or 'composite' or 'composit' or "
                          f"'pipeline' or 'filter-app') found in config {path}")
    found = dict(parser.items(section))
    used = found.pop("use", "")
    if used.startswith("config:"):
        other, _, fragment = used[7:].partition("#")
        found = {**get_appsettings(os.path.join(here["here"], other) if other else path, fragment or None, options), **found}
    for key in [key for key in found if key.startswith("set ")]:
        found[key[4:]] = found.pop(key)
    return found


def setup_logging(config_uri, global_conf=None, **kw):
    from logging.config import fileConfig
    path = _split(config_uri, None)[0]
    try:
        fileConfig(path, disable_existing_loggers=False)
    except KeyError:
        pass


__getattr__ = rest_of("pyramid.paster", "pyramid")
