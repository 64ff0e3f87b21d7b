"""starlette.config: settings from the environment and a file of NAME=value lines."""
import os


class undefined:
    pass


class EnvironError(Exception):
    pass


class Environ(dict):
    pass


environ = os.environ


class Config:
    def __init__(self, env_file=None, environ=os.environ, env_prefix="", encoding="utf-8"):
        self.environ, self.env_prefix, self.file_values = environ, env_prefix, {}
        if env_file is not None and os.path.isfile(env_file):
            self.file_values = self._read_file(env_file, encoding)

    def _read_file(self, file_name, encoding="utf-8"):
        values = {}
        with open(file_name, encoding=encoding) as file:
            for line in file.readlines():
                line = line.strip()
                if "=" in line and not line.startswith("#"):
                    key, value = line.split("=", 1)
                    values[key.strip()] = value.strip().strip("\"'")
        return values

    def __call__(self, key, cast=None, default=undefined):
        return self.get(key, cast, default)

    def get(self, key, cast=None, default=undefined):
        key = self.env_prefix + key
        if key in self.environ:
            return self._perform_cast(key, self.environ[key], cast)
        if key in self.file_values:
            return self._perform_cast(key, self.file_values[key], cast)
        if default is not undefined:
            return self._perform_cast(key, default, cast)
        raise KeyError(f"Config '{key}' is missing, and has no default.")

    def _perform_cast(self, key, value, cast=None):
        if cast is None or value is None:
            return value
        if cast is bool and isinstance(value, str):
            mapping = {"true": True, "1": True, "false": False, "0": False}
            if value.lower() not in mapping:
                raise ValueError(f"Config '{key}' has value '{value}'. Not a valid bool.")
            return mapping[value.lower()]
        try:
            return cast(value)
        except (TypeError, ValueError):
            raise ValueError(f"Config '{key}' has value '{value}'. Not a valid {cast.__name__}.")
