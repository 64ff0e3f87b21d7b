"""sqlalchemy.orm.evaluator: criteria on objects, which no migration asks."""
from _rest import rest_of

__getattr__ = rest_of("sqlalchemy.orm.evaluator", "sqlalchemy")
