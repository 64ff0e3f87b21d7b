import logging
from logging.config import fileConfig

logger = logging.getLogger("alembic.env")
print(logger.name, logger.parent.name, logging.getLevelName(logging.INFO), callable(fileConfig), logger.isEnabledFor(logging.CRITICAL))
logger.setLevel("WARNING")
print(logger.level, logger.getEffectiveLevel(), logging.getLogger("alembic") is logger.parent)
