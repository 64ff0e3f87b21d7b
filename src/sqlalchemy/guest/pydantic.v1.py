"""pydantic.v1: what pydantic 2 keeps of pydantic 1."""
import pydantic
from pydantic import *
from pydantic_settings import _FirstBaseSettings as BaseSettings


def __getattr__(name):
    return getattr(pydantic, name)
