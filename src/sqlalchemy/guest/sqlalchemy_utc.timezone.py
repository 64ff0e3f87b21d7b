"""sqlalchemy_utc.timezone: UTC, as the package names it."""
from sqlalchemy_utc import utc
