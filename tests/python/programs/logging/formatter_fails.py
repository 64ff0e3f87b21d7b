import logging
import sys


class Broken(logging.Formatter):
    def format(self, record):
        raise ValueError("no colour")


handler = logging.StreamHandler(sys.stdout)
logger = logging.getLogger("x")
logger.addHandler(handler)
logger.warning("before")
handler.setFormatter(Broken())
logging.raiseExceptions = False
try:
    logger.warning("")
except ValueError as e:
    print("raised")
handler.setFormatter(None)
logger.warning("after")
