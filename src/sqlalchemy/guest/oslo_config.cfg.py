"""oslo_config.cfg: options as they are registered, with their defaults, and values from OS_GROUP__OPTION. What nobody
registered here, another package would have: it is opaque."""
import os
import re

_UNSET = object()


class Error(Exception):
    def __init__(self, msg=None):
        self.msg = msg
        super().__init__(msg)


class NoSuchOptError(Error, AttributeError):
    def __init__(self, opt_name, group=None):
        self.opt_name, self.group = opt_name, group
        super().__init__("no such option %s in group [%s]" % (opt_name, getattr(group, "name", None) or "DEFAULT"))


class ConfigFilesNotFoundError(Error):
    pass


class DuplicateOptError(Error):
    pass


def _truth(text):
    return text.strip().lower() in ("true", "1", "on", "yes")


def _list(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def _dict(text):
    return dict(part.split(":", 1) for part in _list(text))


class Opt:
    _read = str

    def __init__(self, name, type=None, dest=None, default=None, required=False, **more):
        self.name, self.dest = name, dest or name.replace("-", "_")
        self.default, self.required = default, required
        self.__dict__.update(more)


class StrOpt(Opt):
    pass


class URIOpt(Opt):
    pass


class HostnameOpt(Opt):
    pass


class HostAddressOpt(Opt):
    pass


class IPOpt(Opt):
    pass


class BoolOpt(Opt):
    _read = staticmethod(_truth)


class IntOpt(Opt):
    _read = int


class PortOpt(Opt):
    _read = int


class FloatOpt(Opt):
    _read = float


class ListOpt(Opt):
    _read = staticmethod(_list)


class DictOpt(Opt):
    _read = staticmethod(_dict)


class MultiOpt(Opt):
    _read = staticmethod(lambda text: [text])


class MultiStrOpt(MultiOpt):
    pass


class SubCommandOpt(Opt):
    pass


class DeprecatedOpt:
    def __init__(self, name, group=None):
        self.name, self.group = name, group


class OptGroup:
    def __init__(self, name, title=None, help=None, **more):
        self.name, self.title, self.help = name, title or name + " options", help


def _group_name(group):
    return getattr(group, "name", group) or "DEFAULT"


class _Group:
    """CONF.database: the options of one group."""

    def __init__(self, conf, name):
        self.__dict__.update(_conf=conf, _name=name)

    def __getattr__(self, name):
        return self._conf._value(self._name, name)

    __getitem__ = __getattr__

    def get(self, name, default=None):
        return self._conf._value(self._name, name) if name in self else default

    def __contains__(self, name):
        return name in self._conf._groups[self._name]

    def __iter__(self):
        return iter(self._conf._groups[self._name])


class ConfigOpts:
    project = prog = None
    config_file = config_dir = ()

    def __init__(self):
        self._groups, self._set = {"DEFAULT": {}}, {}

    def __call__(self, args=None, project=None, prog=None, version=None, **more):
        self.project, self.prog, self.version = project, prog, version
        return []

    def register_opt(self, opt, group=None, cli=False):
        self._groups.setdefault(_group_name(group), {})[opt.dest] = opt
        return True

    def register_opts(self, opts, group=None):
        for opt in opts:
            self.register_opt(opt, group)

    register_cli_opt = register_opt
    register_cli_opts = register_opts

    def unregister_opt(self, opt, group=None):
        self._groups.get(_group_name(group), {}).pop(opt.dest, None)

    def unregister_opts(self, opts, group=None):
        for opt in opts:
            self.unregister_opt(opt, group)

    def register_group(self, group):
        self._groups.setdefault(_group_name(group), {})

    def import_opt(self, name, module_str, group=None):
        __import__(module_str)

    def import_group(self, group, module_str):
        __import__(module_str)

    def set_override(self, name, override, group=None):
        self._set[_group_name(group), name] = override

    def set_default(self, name, default, group=None):
        self._set.setdefault((_group_name(group), name), default)

    def clear_override(self, name, group=None):
        self._set.pop((_group_name(group), name), None)

    def reset(self):
        self._set.clear()

    clear = reload_config_files = reset

    def find_file(self, name):
        return None

    def log_opt_values(self, *args, **kw):
        pass

    print_help = print_usage = log_opt_values

    def _value(self, group, name):
        opt = self._groups.get(group, {}).get(name)
        if (group, name) in self._set:
            return self._set[group, name]
        text = os.environ.get("OS_%s__%s" % (group.upper(), name.upper()))
        if text is not None:
            return text if opt is None else opt._read(text)
        if opt is None:
            import _operation
            return _operation.opaque("oslo_config.CONF." + (name if group == "DEFAULT" else f"{group}.{name}"), "oslo_config")
        return self._filled(opt.default, group) if isinstance(opt.default, str) else opt.default

    def _filled(self, text, group):
        """$option, ${option} and $group.option in a default."""
        def value(found):
            of, _, name = (found[1] or found[2]).rpartition(".")
            for home in (of or group, "DEFAULT"):
                if name in self._groups.get(home, {}):
                    return str(self._value(home, name))
            return found[0]

        return re.sub(r"\$(?:\{([\w.]+)\}|(\w+(?:\.\w+)?))", value, text) if "$" in text else text

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._groups and name not in self._groups["DEFAULT"]:
            return _Group(self, name)
        if name not in self._groups["DEFAULT"] and self._has_environment(name):
            self._groups[name] = {}
            return _Group(self, name)
        return self._value("DEFAULT", name)

    def _has_environment(self, group):
        return any(key.startswith("OS_%s__" % group.upper()) for key in os.environ)

    __getitem__ = __getattr__

    def get(self, name, default=None):
        return self[name] if name in self else default

    def __contains__(self, name):
        return name in self._groups or name in self._groups["DEFAULT"]

    def __iter__(self):
        return iter([*self._groups["DEFAULT"], *(name for name in self._groups if name != "DEFAULT")])

    def keys(self):
        return list(self)


CONF = ConfigOpts()


def find_config_files(project=None, prog=None, extension=".conf"):
    return []


def set_defaults(opts, **kw):
    for opt in opts:
        if opt.dest in kw:
            opt.default = kw[opt.dest]
