"""psycopg.sql: as psycopg2's."""
from psycopg2.sql import *


def quote(obj, context=None):
    return Literal(obj).as_string(context)
