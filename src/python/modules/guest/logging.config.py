"""Configuration of logging: the host has its own (the ini's sections), so that of scripts sets levels only."""

import logging
import logging.handlers


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """The host reads the [loggers] sections of its ini itself: everything is handed to it."""
    import os

    import _host
    if not hasattr(fname, "sections"):
        _host.configure_logging(os.fspath(fname), bool(disable_existing_loggers))
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.setLevel(logging.NOTSET)
    logging.getLogger().setLevel(1)


class _Told(logging.Handler):
    """A handler that a dictionary tells of, with its name and level; the host writes instead of it."""

    def emit(self, record):
        pass


def _told(name, settings):
    made = _Told()
    made.name = name
    if isinstance(settings, dict) and isinstance(settings.get("level"), (str, int)):
        made.setLevel(settings["level"])
    return made


def dictConfig(config):
    if config.get("version") != 1:
        raise ValueError(f"Unsupported version: {config.get('version')}")
    handlers = {name: _told(name, settings) for name, settings in config.get("handlers", {}).items()}
    for name, settings in config.get("loggers", {}).items():
        _configure(logging.getLogger(name), settings, handlers)
    if "root" in config:
        _configure(logging.getLogger(), config["root"], handlers)


def _configure(logger, settings, handlers):
    if settings.get("level") is not None:
        logger.setLevel(settings["level"])
    for name in settings.get("handlers", ()):
        if name in handlers:
            logger.addHandler(handlers[name])
    logger.propagate = bool(settings.get("propagate", logger.propagate))
