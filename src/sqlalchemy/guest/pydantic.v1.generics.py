"""pydantic.v1.generics"""
from pydantic.generics import GenericModel
