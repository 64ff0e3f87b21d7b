"""pytz: its time zones, with the offsets of zoneinfo."""
import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


class UnknownTimeZoneError(KeyError):
    pass


class NonExistentTimeError(Exception):
    pass


class AmbiguousTimeError(Exception):
    pass


class BaseTzInfo(datetime.tzinfo):
    pass


class _Zone(BaseTzInfo):
    def __init__(self, name):
        self.zone, self._inner = name, datetime.timezone.utc if name == "UTC" else ZoneInfo(name)

    def _about(self, dt):
        return None if dt is None else dt.replace(tzinfo=self._inner)

    def utcoffset(self, dt, is_dst=None):
        return self._inner.utcoffset(self._about(dt))

    def dst(self, dt, is_dst=None):
        return datetime.timedelta(0) if self.zone == "UTC" else self._inner.dst(self._about(dt))

    def tzname(self, dt, is_dst=None):
        return self._inner.tzname(self._about(dt))

    def fromutc(self, dt):
        return dt.replace(tzinfo=datetime.timezone.utc).astimezone(self._inner).replace(tzinfo=self)

    def localize(self, dt, is_dst=False):
        if dt.tzinfo is not None:
            raise ValueError("Not naive datetime (tzinfo is already set)")
        return dt.replace(tzinfo=self)

    def normalize(self, dt, is_dst=False):
        return dt.astimezone(self)

    def __repr__(self):
        return "<UTC>" if self.zone == "UTC" else f"<DstTzInfo {self.zone!r}>"

    def __str__(self):
        return self.zone


_zones = {}


def timezone(zone):
    if zone.upper() == "UTC":
        zone = "UTC"
    if zone not in _zones:
        try:
            _zones[zone] = _Zone(zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise UnknownTimeZoneError(zone) from None
    return _zones[zone]


utc = UTC = timezone("UTC")


def FixedOffset(offset):
    return datetime.timezone(datetime.timedelta(minutes=offset))


def __getattr__(name):
    if name in ("all_timezones", "common_timezones", "all_timezones_set", "common_timezones_set"):
        names = sorted(available_timezones())
        return set(names) if name.endswith("_set") else names
    raise AttributeError(f"module 'pytz' has no attribute {name!r}")
