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


def dictConfig(config):
    if config.get("version") != 1:
        raise ValueError(f"Unsupported version: {config.get('version')}")
    for name, settings in config.get("loggers", {}).items():
        _configure(logging.getLogger(name), settings)
    if "root" in config:
        _configure(logging.getLogger(), config["root"])


def _configure(logger, settings):
    if settings.get("level") is not None:
        logger.setLevel(settings["level"])
    logger.propagate = bool(settings.get("propagate", logger.propagate))
