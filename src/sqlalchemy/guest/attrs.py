"""attrs: the newer name of attr."""
from attr import (NOTHING, Attribute, Factory, asdict, assoc, astuple, converters, define, evolve, exceptions, field, fields,  # noqa: F401
                  fields_dict, filters, frozen, has, make_class, mutable, resolve_types, setters, validate, validators)
