"""environs: environment variables with types."""
import os


class EnvError(ValueError):
    pass


class EnvValidationError(EnvError):
    def __init__(self, message, error_messages=None):
        super().__init__(message)
        self.error_messages = error_messages


_MISSING = object()


def _bool(value):
    lower = value.strip().lower() if isinstance(value, str) else value
    if lower in ("true", "t", "yes", "y", "on", "1", True, 1):
        return True
    if lower in ("false", "f", "no", "n", "off", "0", False, 0):
        return False
    raise ValueError("Not a valid boolean.")


def _list(value, subcast=None):
    items = value if isinstance(value, (list, tuple)) else [part.strip() for part in value.split(",")] if value else []
    return [subcast(item) for item in items] if subcast else list(items)


def _dict(value, subcast_values=None, subcast_keys=None, **kw):
    if isinstance(value, dict):
        return value
    pairs = [part.strip().split("=", 1) for part in value.split(",")] if value else []
    return {(subcast_keys or str)(k.strip()): (subcast_values or str)(v.strip()) for k, v in pairs}


def _decimal(value):
    from decimal import Decimal
    return Decimal(value)


def _json(value):
    import json
    return json.loads(value)


def _url(value):
    from urllib.parse import urlparse
    return urlparse(value)


def _path(value):
    from pathlib import Path
    return Path(value)


def _uuid(value):
    from uuid import UUID
    return UUID(value)


def _log_level(value):
    import logging
    return getattr(logging, value.upper()) if not value.isdigit() else int(value)


_PARSERS = {"str": str, "bool": _bool, "int": int, "float": float, "decimal": _decimal, "json": _json, "list": _list,
            "dict": _dict, "url": _url, "path": _path, "uuid": _uuid, "log_level": _log_level}


class Env:
    def __init__(self, *, eager=True, expand_vars=False, prefix=None):
        self._prefix, self._custom, self._values = prefix or "", {}, {}

    @staticmethod
    def read_env(path=None, recurse=True, verbose=False, override=False, **kw):
        from dotenv import load_dotenv
        load_dotenv(path, override=override)
        return True

    def prefixed(self, prefix):
        return _Prefix(self, prefix)

    def parser_for(self, name):
        def decorate(function):
            self._custom[name] = function
            return function
        return decorate

    def add_parser(self, name, function):
        self._custom[name] = function

    def seal(self):
        pass

    def dump(self):
        return dict(self._values)

    def _get(self, parser, name, default, subcast, validate, kwargs):
        full = self._prefix + name
        value = os.environ.get(full)
        if value is None or value == "" and default is not _MISSING and parser is not str:
            if default is _MISSING:
                raise EnvError(f'Environment variable "{full}" not set')
            self._values[full] = default
            return default
        try:
            result = parser(value, subcast, **kwargs) if parser is _list else parser(value, **kwargs)
        except (ValueError, TypeError) as error:
            raise EnvValidationError(f'Environment variable "{full}" invalid: {error}', [str(error)])
        for one in validate if isinstance(validate, (list, tuple)) else (validate,) if validate else ():
            one(result)
        self._values[full] = result
        return result

    def __call__(self, name, default=_MISSING, *, subcast=None, validate=None, **kwargs):
        return self._get(str, name, default, subcast, validate, {})

    def __getattr__(self, parser_name):
        parser = self.__dict__.get("_custom", {}).get(parser_name) or _PARSERS.get(parser_name)
        if parser is None:
            raise AttributeError(parser_name)

        def read(name, default=_MISSING, subcast=None, *, validate=None, **kwargs):
            for ignored in ("missing", "required", "data_key"):
                kwargs.pop(ignored, None)
            return self._get(parser, name, default, subcast, validate, kwargs)

        return read


class _Prefix:
    def __init__(self, env, prefix):
        self._env, self._new = env, prefix

    def __enter__(self):
        self._old = self._env._prefix
        self._env._prefix = self._old + self._new
        return self._env

    def __exit__(self, *exception):
        self._env._prefix = self._old


env = Env()
