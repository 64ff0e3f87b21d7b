"""What zoneinfo has besides the type of C."""

class ZoneInfoNotFoundError(KeyError): pass
class InvalidTZPathWarning(RuntimeWarning): pass
_cache = {}
__all__ = ['ZoneInfo', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']
