"""psycopg, of version 3: as psycopg2, which limbeck's errors are of."""
from psycopg2 import *
from psycopg2 import apilevel, connect, errors, extensions, paramstyle, sql

__version__ = "3.2.0"
