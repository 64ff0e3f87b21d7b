"""sqlalchemy.events: the old name of sqlalchemy.event, and the classes of what is listened to."""
from sqlalchemy.event import *


class ConnectionEvents:
    pass


class DDLEvents:
    pass


class DialectEvents:
    pass


class PoolEvents:
    pass
