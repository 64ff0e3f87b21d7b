"""alembic.config: the project's settings as env.py sees them."""
import _host
import _context


class _CommandOptions:
    """What the command line said: the attributes of argparse's namespace."""

    def __init__(self, asked):
        self.x = list(asked["x_arguments"]) or None
        self.config = [asked["config_file_name"]] if asked["config_file_name"] else None
        self.name = asked["section"]
        self.raiseerr = self.quiet = False
        command = asked["command"]
        if command in ("revision", "check"):
            self.autogenerate = asked["autogenerate"]
        if command in ("upgrade", "downgrade", "stamp"):
            self.sql, self.tag = asked["is_offline"], asked["tag"]
            self.revision = asked["target"]
        self.cmd = (_Command(command), [], [])

    def __contains__(self, name):
        return name in self.__dict__

    def __repr__(self):
        return "Namespace(%s)" % ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())


class _Command:
    def __init__(self, name):
        self.__name__ = name.replace("-", "_")


class Config:
    def __init__(self, file_=None, toml_file=None, ini_section=None, output_buffer=None, stdout=None, cmd_opts=None,
                 config_args=None, attributes=None):
        asked = _context.request()
        self._is_own = file_ is None or str(file_) == asked["config_file_name"]
        self._overlay = {}
        self.config_ini_section = ini_section or asked["section"]
        self.config_file_name = asked["config_file_name"] if file_ is None else str(file_)
        self.toml_file_name = asked["toml_file_name"] if toml_file is None else toml_file
        self.attributes = dict(attributes or {})
        self.cmd_opts = cmd_opts
        self.output_buffer = output_buffer
        self.config_args = dict(config_args or {})

    @property
    def stdout(self):
        import sys
        return sys.stdout

    @property
    def messaging_opts(self):
        return {"quiet": bool(getattr(self.cmd_opts, "quiet", False))}

    @property
    def file_config(self):
        return _FileConfig(self)

    def _sections(self):
        if self._is_own:
            return None
        if "parser" not in self.__dict__:
            from configparser import ConfigParser
            self.parser = ConfigParser({"here": self.config_file_name.rpartition("/")[0] or "."})
            self.parser.read([self.config_file_name])
        return self.parser

    def print_stdout(self, text, *arg):
        if self.output_buffer is not None:
            self.output_buffer.write((str(text) % arg if arg else str(text)) + "\n")
        else:
            _context.output((str(text) % arg if arg else str(text)) + "\n")

    def get_template_directory(self):
        return "templates"

    def get_section(self, name, default=None):
        parser = self._sections()
        if parser is not None:
            return dict(parser.items(name)) if parser.has_section(name) else default
        section = _context.get_section(name)
        return default if section is None else section

    def get_section_option(self, section, name, default=None):
        parser = self._sections()
        if parser is not None:
            return parser.get(section, name) if parser.has_option(section, name) else default
        value = _context.get_option(section, name)
        return default if value is None else value

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def set_section_option(self, section, name, value):
        if _host.is_opaque(value):
            if name == "sqlalchemy.url":
                from sqlalchemy.engine.url import url_instead
                value = url_instead(value).replace("%", "%%")
            else:
                _host.refuse(value, "a setting")
        parser = self._sections()
        if parser is not None:
            if not parser.has_section(section):
                parser.add_section(section)
            parser.set(section, name, value)
        else:
            _context.set_option(section, name, value)

    def remove_main_option(self, name):
        _context.remove_option(self.config_ini_section, name)

    def get_alembic_option(self, name, default=None):
        value = self.get_main_option(name)
        if value is None:
            value = _context.get_alembic_option(name)
        return default if value is None else value

    def get_alembic_boolean_option(self, name):
        value = self.get_alembic_option(name)
        return value is True or isinstance(value, str) and value.lower() == "true"

    @property
    def config_file_path(self):
        import pathlib
        return pathlib.Path(self.config_file_name) if self.config_file_name else None


class _FileConfig:
    """config.file_config: the parts of a ConfigParser that are asked for."""

    def __init__(self, config):
        self._config = config

    def get(self, section, option, raw=False, vars=None, fallback=None, **kw):
        return self._config.get_section_option(section, option, fallback)

    def has_section(self, section):
        return _context.get_section(section) is not None

    def has_option(self, section, option):
        return self.has_section(section) and self._config.get_section_option(section, option) is not None

    def items(self, section, raw=False):
        return list((self._config.get_section(section) or {}).items())

    def getboolean(self, section, option, fallback=None, **kw):
        value = self.get(section, option)
        return fallback if value is None else value.lower() in ("1", "yes", "true", "on")

    def getint(self, section, option, fallback=None, **kw):
        value = self.get(section, option)
        return fallback if value is None else int(value)

    def set(self, section, option, value):
        self._config.set_section_option(section, option, value)

    def __getitem__(self, section):
        found = self._config.get_section(section)
        if found is None:
            raise KeyError(section)
        return found

    def __contains__(self, section):
        return self.has_section(section)


def main(argv=None, prog=None, **kwargs):
    from alembic.command import _refuse
    _refuse("alembic.config.main()")


class CommandLine:
    def __init__(self, prog=None):
        from alembic.command import _refuse
        _refuse("alembic.config.CommandLine")
