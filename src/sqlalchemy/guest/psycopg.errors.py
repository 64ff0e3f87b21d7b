"""psycopg.errors: as psycopg2's."""
from psycopg2.errors import *
