"""dateutil.tz: time zones as zoneinfo has them."""
import datetime

UTC = datetime.timezone.utc


def tzutc():
    return UTC


def tzoffset(name, offset):
    offset = offset if isinstance(offset, datetime.timedelta) else datetime.timedelta(seconds=offset)
    return datetime.timezone(offset, name) if name else datetime.timezone(offset)


def tzlocal():
    return datetime.datetime.now().astimezone().tzinfo


def gettz(name=None):
    from zoneinfo import ZoneInfo
    try:
        return tzlocal() if not name else ZoneInfo(name)
    except Exception:
        return None
