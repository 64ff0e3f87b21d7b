"""The types under the name that most scripts import."""
from sqlalchemy.sql.sqltypes import *
from sqlalchemy.sql.sqltypes import (_Binary, NULLTYPE, BOOLEANTYPE, STRINGTYPE, INTEGERTYPE, NUMERICTYPE, MATCHTYPE)
