"""pydantic_settings: settings from the environment and .env files."""
import _host
import os
import typing
from types import UnionType

from pydantic import BaseModel, ConfigDict


class SettingsConfigDict(ConfigDict):
    pass


def _is_complex(annotation):
    """Whether a variable's text is a JSON document."""
    if _host.is_opaque(annotation):
        return False
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        arguments = typing.get_args(annotation)
        return not any(type(extra).__name__ == "NoDecode" or extra is NoDecode for extra in arguments[1:]) \
            and _is_complex(arguments[0])
    if origin in (list, dict, set, tuple, frozenset) or getattr(origin, "__name__", "") in ("Mapping", "MutableMapping"):
        return True
    if origin is not None:
        return any(_is_complex(argument) for argument in typing.get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, (list, dict, set, tuple, frozenset, BaseModel))


class NoDecode:
    pass


class SettingsError(ValueError):
    pass


def _files(config, given):
    files = given if given is not None else config.get("env_file")
    if files is None:
        return []
    return [files] if isinstance(files, str) or not hasattr(files, "__iter__") else list(files)


class BaseSettings(BaseModel):
    model_config = SettingsConfigDict(extra="forbid", validate_default=True)
    _first_defaults = False

    def __init__(self, _env_file=None, _env_prefix=None, _case_sensitive=None, _env_nested_delimiter=None, **values):
        config = type(self).model_config
        is_sensitive = config.get("case_sensitive", False) if _case_sensitive is None else _case_sensitive
        prefix = config.get("env_prefix", "") if _env_prefix is None else _env_prefix
        delimiter = config.get("env_nested_delimiter") if _env_nested_delimiter is None else _env_nested_delimiter
        found = {}
        in_files = {}
        for path in _files(config, _env_file):
            path = os.path.expanduser(str(path))
            if os.path.isfile(path):
                from dotenv import dotenv_values
                in_files.update(dotenv_values(path, encoding=config.get("env_file_encoding") or "utf-8"))
        fold = (lambda text: text) if is_sensitive else str.lower
        sources = [{fold(key): value for key, value in source.items() if value is not None}
                   for source in (in_files, os.environ)]
        hints = self._hints()
        known = set()
        for name, info in type(self).model_fields.items():
            keys = [fold(prefix + key) if key == name else fold(key) for key in info.names(name)]
            env = info.__dict__.get("env") or config.get("fields", {}).get(name, {}).get("env")
            if env is not None:  # pydantic 1
                keys = [fold(key) for key in ([env] if isinstance(env, str) else env)]
            known.update(keys)
            for source in sources:
                for key in reversed(keys):
                    if key in source:
                        found[info.names(name)[0]] = _decoded(source[key], hints.get(name), name)
                if delimiter:
                    self._add_nested(found, name, source, fold(prefix + name) + fold(delimiter), fold(delimiter))
        if config.get("extra") != "ignore":
            for key, value in sources[0].items():
                if key not in known and key.startswith(fold(prefix)) and not (
                        delimiter and any(key.startswith(one + fold(delimiter)) for one in known)):
                    found[key] = value
        found.update(values)
        BaseModel.__init__(self, **found)

    @staticmethod
    def _add_nested(found, name, source, start, delimiter):
        for key, value in source.items():
            if not key.startswith(start):
                continue
            place = found.setdefault(name, {})
            parts = key[len(start):].split(delimiter)
            for part in parts[:-1]:
                place = place.setdefault(part, {})
            place[parts[-1]] = value


class _FirstBaseSettings(BaseSettings):
    """pydantic.BaseSettings, of pydantic 1: a .env file may have variables for others."""
    _first_defaults = True
    model_config = SettingsConfigDict(extra="ignore", validate_default=True)


def _decoded(text, annotation, name):
    if not isinstance(text, str) or not _is_complex(annotation):
        return text
    import json
    try:
        return json.loads(text)
    except ValueError as error:
        if typing.get_origin(annotation) is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        if typing.get_origin(annotation) in (typing.Union, UnionType):  # its validators may read it
            return text
        raise SettingsError('error parsing value for field "%s" from source "EnvSettingsSource"' % name) from error


class PydanticBaseSettingsSource:
    pass


EnvSettingsSource = DotEnvSettingsSource = InitSettingsSource = TomlConfigSettingsSource = PydanticBaseSettingsSource
YamlConfigSettingsSource = JsonConfigSettingsSource = PyprojectTomlConfigSettingsSource = PydanticBaseSettingsSource
