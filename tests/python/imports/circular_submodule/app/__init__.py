from .first import run
