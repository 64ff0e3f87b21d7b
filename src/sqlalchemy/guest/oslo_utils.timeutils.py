"""oslo_utils.timeutils: the time in UTC, without a zone unless that is asked for."""
import datetime


def utcnow(with_timezone=False):
    now = datetime.datetime.now(datetime.timezone.utc)
    return now if with_timezone else now.replace(tzinfo=None)


def utcnow_ts(microsecond=False):
    now = datetime.datetime.now(datetime.timezone.utc).timestamp()
    return now if microsecond else int(now)


def normalize_time(timestamp):
    offset = timestamp.utcoffset()
    return timestamp if offset is None else timestamp.replace(tzinfo=None) - offset


def parse_isotime(timestr):
    try:
        return datetime.datetime.fromisoformat(timestr.replace("Z", "+00:00"))
    except TypeError as error:
        raise ValueError(str(error)) from None


def parse_strtime(timestr, fmt="%Y-%m-%dT%H:%M:%S.%f"):
    return datetime.datetime.strptime(timestr, fmt)


def iso8601_from_timestamp(timestamp, microsecond=False):
    made = datetime.datetime.fromtimestamp(timestamp, datetime.timezone.utc).replace(tzinfo=None)
    return made.isoformat(timespec="microseconds" if microsecond else "seconds") + "Z"


def delta_seconds(before, after):
    return (after - before).total_seconds()


def is_older_than(before, seconds):
    if isinstance(before, str):
        before = parse_isotime(before)
    return utcnow() - normalize_time(before) > datetime.timedelta(seconds=seconds)
