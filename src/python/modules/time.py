"""time: clocks of the host, and times as tuples"""
import _host
from datetime import datetime, timedelta, timezone as _timezone

_FIELDS = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')


class struct_time(tuple):
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, fields, zone=None, offset=None):
        fields = tuple(fields)
        if len(fields) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(fields)}-sequence given)')
        self = tuple.__new__(cls, fields[:9])
        self.tm_zone, self.tm_gmtoff = zone, offset
        return self

    def __repr__(self):
        inside = ', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self))
        return f'time.struct_time({inside})'


for _index, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, property(lambda self, index=_index: self[index]))


def time():
    return _host.now()


def time_ns():
    return int(_host.now() * 1000000) * 1000


monotonic = perf_counter = process_time = time
monotonic_ns = perf_counter_ns = process_time_ns = time_ns


def sleep(seconds):
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    _host.sleep(seconds)


def _of(moment, is_dst, zone, offset):
    fields = tuple(moment.timetuple())
    return struct_time(fields[:8] + (is_dst,), zone, offset)


def gmtime(seconds=None):
    seconds = int(time() if seconds is None else seconds // 1)
    return _of(datetime(1970, 1, 1) + timedelta(seconds=seconds), 0, 'GMT', 0)


def localtime(seconds=None):
    seconds = int(time() if seconds is None else seconds // 1)
    offset, zone = _host.utc_offset(seconds)
    year = (datetime(1970, 1, 1) + timedelta(seconds=seconds)).year
    standard = min(_host.utc_offset(datetime(year, month, 1, tzinfo=_timezone.utc).timestamp())[0] for month in (1, 7))
    return _of(datetime(1970, 1, 1) + timedelta(seconds=seconds + offset), int(offset != standard), zone, offset)


def mktime(t):
    return datetime(*t[:6]).timestamp()


def strftime(format, t=None):
    t = localtime() if t is None else t
    zone, offset = getattr(t, 'tm_zone', None), getattr(t, 'tm_gmtoff', None)
    if offset is None and t[8] >= 0:  # of such a tuple the C library knows the name alone
        zone, offset = tzname[t[8] > 0], 0
    known = None if offset is None else _timezone(timedelta(seconds=offset), zone or '')
    return datetime(*t[:6], tzinfo=known).strftime(format)


def strptime(string, format='%a %b %d %H:%M:%S %Y'):
    from _strptime import parse
    year, month, day, hour, minute, second, weekday, of_year, _, offset, zone = parse(string, format)
    return struct_time((year, month, day, hour, minute, second, weekday, of_year, -1), zone, offset and offset[0])


def asctime(t=None):
    return datetime(*(localtime() if t is None else t)[:6]).ctime()


def ctime(seconds=None):
    return asctime(localtime(seconds))


def _zones():
    """time.timezone, time.altzone, time.daylight and time.tzname, of the halves of a year: no clock is asked for them."""
    (standard, name), (summer, other) = sorted(_host.utc_offset(when) for when in (1704067200, 1719792000))
    return -standard, -summer, int(standard != summer), (name, other)


timezone, altzone, daylight, tzname = _zones()

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW = range(5)
CLOCK_BOOTTIME, CLOCK_TAI = 7, 11
thread_time, thread_time_ns = time, time_ns


def clock_gettime(clk_id, /):
    return time()


def clock_gettime_ns(clk_id, /):
    return time_ns()


def clock_getres(clk_id, /):
    return 1e-09


def tzset():
    pass


def get_clock_info(name, /):
    from types import SimpleNamespace
    return SimpleNamespace(implementation='clock_gettime(CLOCK_REALTIME)', monotonic=name != 'time', adjustable=name == 'time',
                           resolution=1e-09)
