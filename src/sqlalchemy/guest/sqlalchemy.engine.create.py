"""sqlalchemy.engine.create: how engines are made."""
from sqlalchemy.engine.base import Engine
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import ArgumentError

# What has no meaning here: pools, logging, the driver's own arguments that a URL can say as well.
_IGNORED = frozenset((
    "poolclass pool pool_size max_overflow pool_timeout pool_recycle pool_pre_ping pool_use_lifo pool_reset_on_return "
    "pool_logging_name pool_events echo echo_pool logging_name future strategy encoding convert_unicode module "
    "query_cache_size label_length max_identifier_length enable_from_linting hide_parameters implicit_returning "
    "insertmanyvalues_page_size use_insertmanyvalues executemany_mode executemany_batch_page_size "
    "executemany_values_page_size use_batch_mode client_encoding use_native_hstore use_native_unicode "
    "skip_autocommit_rollback plugins empty_in_strategy case_sensitive native_datetime server_side_cursors "
    "prepared_statement_cache_size").split())


def _connect_arguments(url, arguments):
    """connect_args as parameters of the URL, as far as a URL can say them."""
    found = {}
    for name, value in arguments.items():
        if name in ("check_same_thread", "detect_types", "statement_cache_size", "prepared_statement_cache_size",
                    "prepared_statement_name_func", "cached_statements", "isolation_level", "command_timeout", "factory"):
            continue
        if name == "server_settings" and isinstance(value, dict):
            options = " ".join(f"-c {key}={text}" for key, text in value.items() if key != "application_name")
            if "application_name" in value:
                found["application_name"] = value["application_name"]
            if options:
                found["options"] = options
        elif name == "timeout" and url.get_backend_name() == "postgresql":
            found["connect_timeout"] = str(int(value))
        elif name == "ssl":
            if value is True or isinstance(value, str):
                found["sslmode"] = value if isinstance(value, str) else "require"
            elif value:
                found["sslmode"] = "require"
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            found[name] = str(value)
    return url.update_query_dict(found) if found else url


def create_engine(url, **kwargs):
    url = make_url(url)
    if kwargs.get("strategy") == "mock" or "executor" in kwargs:
        from sqlalchemy.engine.mock import create_mock_engine
        return create_mock_engine(url, kwargs["executor"])
    arguments = kwargs.pop("connect_args", None)
    if callable(kwargs.get("creator")):
        raise NotImplementedError("limbeck opens connections itself: create_engine(creator=...) is not available")
    options = dict(kwargs.pop("execution_options", None) or {})
    level = kwargs.pop("isolation_level", None)
    if level is not None:
        options.setdefault("isolation_level", level)
    schema_map = kwargs.pop("schema_translate_map", None)
    if schema_map is not None:
        options["schema_translate_map"] = schema_map
    dialect_class = url.get_dialect()
    of_dialect = {name: kwargs.pop(name) for name in ("paramstyle", "json_serializer", "json_deserializer")
                  if name in kwargs}
    kwargs.pop("connect_args", None)
    kwargs.pop("creator", None)
    unknown = [name for name in kwargs if name not in _IGNORED]
    if unknown:
        raise TypeError("Invalid argument(s) %s sent to create_engine(), using configuration %s/%s/%s.  Please check "
                        "that the keyword arguments are appropriate for this combination of components."
                        % (",".join("'%s'" % name for name in unknown), dialect_class.__name__, "QueuePool", "Engine"))
    engine = Engine(url, dialect_class(**of_dialect), options)
    if arguments:
        engine._url_text = _connect_arguments(url, dict(arguments)).render_as_string(hide_password=False)
    engine.echo = kwargs.get("echo", False)
    return engine


def _keyword(name, value):
    if type(value) is str:
        lower = value.strip().lower()
        if name in ("echo", "echo_pool", "future", "pool_pre_ping", "hide_parameters", "use_native_hstore"):
            if lower in ("true", "yes", "on", "y", "t", "1"):
                return True
            if lower in ("false", "no", "off", "n", "f", "0"):
                return False
        if name in ("pool_size", "max_overflow", "pool_recycle", "query_cache_size"):
            return int(value)
        if name in ("pool_timeout",):
            return float(value)
    return value


def engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    options = {key[len(prefix):]: configuration[key] for key in configuration if key.startswith(prefix)}
    options = {key: _keyword(key, value) for key, value in options.items()}
    options["_coerce_config"] = True
    options.update(kwargs)
    options.pop("_coerce_config")
    url = options.pop("url")
    return create_engine(url, **options)


def create_pool_from_url(url, **kwargs):
    raise NotImplementedError("limbeck has no connection pools")
