"""What zoneinfo has besides the type of C."""

class ZoneInfoNotFoundError(KeyError): pass
class InvalidTZPathWarning(RuntimeWarning): pass
_cache = {}
__all__ = ['ZoneInfo', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']

TZPATH = ('/usr/share/zoneinfo',)


def available_timezones():
    import os
    found = set()
    for folder, _, names in os.walk(TZPATH[0]):
        inside = folder[len(TZPATH[0]) + 1:]
        if inside.split('/')[0] not in ('posix', 'right'):
            found.update([f'{inside}/{name}' if inside else name for name in names if name[0].isupper()])
    return found


def reset_tzpath(to=None):
    pass
