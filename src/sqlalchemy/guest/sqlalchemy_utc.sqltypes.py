"""sqlalchemy_utc.sqltypes: where the type stands in the package."""
from sqlalchemy_utc import UtcDateTime
