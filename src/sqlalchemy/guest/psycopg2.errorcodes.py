"""psycopg2.errorcodes: SQLSTATEs by the names of their conditions, which those of the classes of psycopg2.errors say."""
from psycopg2 import errors as _errors

_OTHERS = {
    "SUCCESSFUL_COMPLETION": "00000", "WARNING": "01000", "NULL_VALUE_ELIMINATED_IN_SET_FUNCTION": "01003",
    "STRING_DATA_RIGHT_TRUNCATION_": "01004", "PRIVILEGE_NOT_REVOKED": "01006", "PRIVILEGE_NOT_GRANTED": "01007",
    "IMPLICIT_ZERO_BIT_PADDING": "01008", "DYNAMIC_RESULT_SETS_RETURNED": "0100C", "DEPRECATED_FEATURE": "01P01",
    "NULL_VALUE_NOT_ALLOWED_": "22004", "NULL_VALUE_NOT_ALLOWED": "39004", "INVALID_LIMIT_VALUE": "22020",
    "UNTERMINATED_C_STRING": "22024", "NON_UNIQUE_KEYS_IN_A_JSON_OBJECT": "22037",
    "MODIFYING_SQL_DATA_NOT_PERMITTED_": "2F002", "PROHIBITED_SQL_STATEMENT_ATTEMPTED_": "2F003",
    "READING_SQL_DATA_NOT_PERMITTED_": "2F004", "MODIFYING_SQL_DATA_NOT_PERMITTED": "38002",
    "PROHIBITED_SQL_STATEMENT_ATTEMPTED": "38003", "READING_SQL_DATA_NOT_PERMITTED": "38004",
}


def _name_of(class_name):
    return "".join("_" + letter if letter.isupper() and at else letter
                   for at, letter in enumerate(class_name.removesuffix("_"))).upper()


def _all():
    """Names by code."""
    names = {word[:5]: _name_of(word[5:]) for word in _errors._NAMES.split()}
    names.update((code, name) for name, code in _OTHERS.items())
    return names


def lookup(code):
    return _all()[code].removesuffix("_")


def __getattr__(name):
    for code, known in _all().items():
        if known == name:
            return code
    raise AttributeError(f"module 'psycopg2.errorcodes' has no attribute {name!r}")
