"""decouple: settings from the environment, .env or settings.ini."""
import os


class UndefinedValueError(Exception):
    pass


class _Undefined:
    pass


undefined = _Undefined()
_TRUE = {"1", "yes", "true", "on", "y", "t"}
_FALSE = {"0", "no", "false", "off", "n", "f", ""}


def strtobool(value):
    if isinstance(value, bool):
        return value
    value = value.lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ValueError("Invalid truth value: " + value)


class RepositoryEmpty:
    def __init__(self, source="", encoding="utf-8"):
        self.data = {}

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        return self.data[key]


class RepositoryEnv(RepositoryEmpty):
    def __init__(self, source, encoding="utf-8"):
        self.data = {}
        with open(source, encoding=encoding) as file:
            for line in file.read().splitlines():
                line = line.strip()
                if not line or line.startswith("#") or "=" not in line:
                    continue
                key, _, value = line.partition("=")
                value = value.strip()
                if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
                    value = value[1:-1]
                self.data[key.strip()] = value


class RepositoryIni(RepositoryEmpty):
    SECTION = "settings"

    def __init__(self, source, encoding="utf-8"):
        import configparser
        parser = configparser.ConfigParser()
        with open(source, encoding=encoding) as file:
            parser.read_file(file)
        self.data = {key.upper(): value for key, value in parser.items(self.SECTION)}

    def __contains__(self, key):
        return key.upper() in self.data

    def __getitem__(self, key):
        return self.data[key.upper()]


class Config:
    def __init__(self, repository):
        self.repository = repository

    def get(self, option, default=undefined, cast=undefined):
        if option in os.environ:
            value = os.environ[option]
        elif option in self.repository:
            value = self.repository[option]
        elif isinstance(default, _Undefined):
            raise UndefinedValueError("%s not found. Declare it as envvar or define a default value." % option)
        else:
            value = default
        if isinstance(cast, _Undefined):
            return value
        return bool(value) and strtobool(value) if cast is bool else cast(value)

    def __call__(self, *args, **kwargs):
        return self.get(*args, **kwargs)


class AutoConfig:
    encoding = "utf-8"

    def __init__(self, search_path=None):
        self.search_path = search_path
        self.config = None

    def _load(self):
        folder = self.search_path or os.getcwd()
        while True:
            for name, repository in (("settings.ini", RepositoryIni), (".env", RepositoryEnv)):
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    return Config(repository(path, encoding=self.encoding))
            parent = os.path.dirname(folder)
            if parent == folder:
                return Config(RepositoryEmpty())
            folder = parent

    def __call__(self, *args, **kwargs):
        if self.config is None:
            self.config = self._load()
        return self.config(*args, **kwargs)


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" \t\n\r\x0b\x0c", post_process=list):
        self.cast = cast
        self.delimiter = delimiter
        self.strip = strip
        self.post_process = post_process

    def __call__(self, value):
        if value is None:
            return self.post_process()
        return self.post_process([self.cast(part.strip(self.strip)) for part in value.split(self.delimiter)
                                  if part.strip(self.strip)])


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.flat = list(flat or ()) + [choice[0] for choice in choices or ()]
        self.cast = cast

    def __call__(self, value):
        value = self.cast(value)
        if value not in self.flat:
            raise ValueError("Value not in list: %r; valid values are %r" % (value, self.flat))
        return value


config = AutoConfig()
