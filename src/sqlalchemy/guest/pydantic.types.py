"""pydantic.types: types of dates and of numbers that few models have."""
import datetime
import decimal
import typing

StrictBytes = bytes
FiniteFloat = float
JsonValue = typing.Any


class _Datetime:
    """A datetime of which more is asked."""

    @classmethod
    def _from_value(cls, value):
        return datetime.datetime.fromisoformat(value) if isinstance(value, str) else value


class AwareDatetime(_Datetime):
    pass


class NaiveDatetime(_Datetime):
    pass


class PastDatetime(_Datetime):
    pass


class FutureDatetime(_Datetime):
    pass


class PastDate:
    @classmethod
    def _from_value(cls, value):
        return datetime.date.fromisoformat(value) if isinstance(value, str) else value


class FutureDate(PastDate):
    pass


def conset(item_type=typing.Any, **kw):
    return set


def confrozenset(item_type=typing.Any, **kw):
    return frozenset


def condecimal(**kw):
    return decimal.Decimal


def condate(**kw):
    return datetime.date


def conbytes(**kw):
    return bytes


def __getattr__(name):
    import pydantic
    return getattr(pydantic, name)
