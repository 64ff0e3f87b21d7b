"""pydantic.generics of pydantic 1: a model of type parameters is a model."""
from pydantic import BaseModel


class GenericModel(BaseModel):
    pass
