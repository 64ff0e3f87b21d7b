"""sqlalchemy_utc.now: where the function stands in the package."""
from sqlalchemy_utc import utcnow
