"""sqlalchemy.events: the old name of sqlalchemy.event."""
from sqlalchemy.event import *
