"""Reading dates and times by a format: what datetime.strptime() and time.strptime() stand on."""
import re
from datetime import date, datetime, timedelta, timezone

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september',
           'october', 'november', 'december']


def _names(group, names):
    return f"(?P<{group}>{'|'.join(sorted(names, key=len, reverse=True))})"


_DIRECTIVES = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
    'f': r'(?P<f>[0-9]{1,6})',
    'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])',
    'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)',
    'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
    'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
    'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    'w': r'(?P<w>[0-6])',
    'u': r'(?P<u>[1-7])',
    'y': r'(?P<y>\d\d)',
    'Y': r'(?P<Y>\d\d\d\d)',
    'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
    'A': _names('A', _DAYS),
    'a': _names('a', [name[:3] for name in _DAYS]),
    'B': _names('B', _MONTHS),
    'b': _names('b', [name[:3] for name in _MONTHS]),
    'p': r'(?P<p>am|pm)',
    'Z': r'(?P<Z>utc|gmt)',
    '%': '%',
}
_COMPOSED = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_compiled = {}


def _pattern(format):
    out = ''
    text = re.sub(r'([\\.^$*+?\(\){}\[\]|])', r'\\\1', format)
    text = re.sub(r'\s+', r'\\s+', text)
    while '%' in text:
        before, _, rest = text.partition('%')
        if not rest:
            raise ValueError(f"stray % in format '{format}'")
        letter, text = rest[0], rest[1:]
        if letter in _COMPOSED:
            text = re.sub(' ', r'\\s+', _COMPOSED[letter]) + text
            out += before
            continue
        if letter not in _DIRECTIVES:
            if letter == '\\':
                letter = rest[:2]
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        out += before + _DIRECTIVES[letter]
    return re.compile(out + text, re.IGNORECASE)


def _offset(text):
    """The seconds and microseconds of a %z."""
    if text == 'Z':
        return 0, 0
    sign = -1 if text[0] == '-' else 1
    if text[3] == ':':
        plain = text[1:3] + text[4:]
        if len(plain) > 5:
            if plain[4] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            plain = plain[:4] + plain[5:]
    else:
        plain = text[1:]
    seconds = int(plain[:2]) * 3600 + int(plain[2:4]) * 60 + int(plain[4:6] or 0)
    return sign * seconds, sign * int((plain[7:] + '000000')[:6])


def _day_of_week(year, week, weekday, is_monday):
    """The day of the year of a %U or %W with a weekday (0: Monday)."""
    first = date(year, 1, 1).weekday()
    if not is_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday


def parse(text, format):
    """Year or None, month, day, hour, minute, second, weekday, day of the year, microsecond, offset, zone."""
    for what, value in (0, text), (1, format):
        if not isinstance(value, str):
            raise TypeError(f'strptime() argument {what} must be str, not {type(value)}')
    pattern = _compiled.get(format)
    if pattern is None:
        try:
            pattern = _compiled[format] = _pattern(format)
        except re.error as error:
            if 'redefinition' in error.msg:
                raise
            raise ValueError(f"bad format '{format}'") from None
    found = pattern.match(text)
    if not found:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if len(text) != found.end():
        raise ValueError(f'unconverted data remains: {text[found.end():]}')
    parts = found.groupdict()

    def number(name, default=None):
        return int(parts[name]) if parts.get(name) else default

    year = number('Y')
    if 'y' in parts:
        year = number('y')
        year += 2000 if year <= 68 else 1900
    month, day = number('m', 1), number('d', 1)
    if 'B' in parts:
        month = _MONTHS.index(parts['B'].lower()) + 1
    elif 'b' in parts:
        month = [name[:3] for name in _MONTHS].index(parts['b'].lower()) + 1
    hour = number('H', 0)
    if 'I' in parts:
        hour = number('I') % 12 + (12 if (parts.get('p') or '').lower() == 'pm' else 0)
    microsecond = int((parts['f'] + '00000')[:6]) if 'f' in parts else 0
    weekday = None
    if 'A' in parts:
        weekday = _DAYS.index(parts['A'].lower())
    elif 'a' in parts:
        weekday = [name[:3] for name in _DAYS].index(parts['a'].lower())
    elif 'w' in parts:
        weekday = (number('w') + 6) % 7
    elif 'u' in parts:
        weekday = number('u') - 1
    day_of_year, iso_year, iso_week = number('j'), number('G'), number('V')
    if iso_year is not None:
        if day_of_year is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year "
                         "'%G' instead.")
    has_leap_day = year is None and month == 2 and day == 29
    shown = year if year is not None else 1904 if has_leap_day else 1900
    if day_of_year is None and weekday is not None:
        if 'U' in parts or 'W' in parts:
            is_monday = 'W' in parts and 'U' not in parts
            if year is not None:
                day_of_year = _day_of_week(year, number('W' if is_monday else 'U'), weekday, is_monday)
        elif iso_year is not None and iso_week is not None:
            found_day = date.fromisocalendar(iso_year, iso_week, weekday + 1)
            shown, month, day = found_day.year, found_day.month, found_day.day
        if day_of_year is not None and day_of_year <= 0:
            shown -= 1
            day_of_year += 366 if shown % 4 == 0 and (shown % 100 or shown % 400 == 0) else 365
    if day_of_year is None:
        day_of_year = date(shown, month, day).toordinal() - date(shown, 1, 1).toordinal() + 1
    else:
        exact = date.fromordinal(day_of_year - 1 + date(shown, 1, 1).toordinal())
        shown, month, day = exact.year, exact.month, exact.day
    if weekday is None:
        weekday = date(shown, month, day).weekday()
    if has_leap_day:
        shown = 1900
    offset = _offset(parts['z']) if parts.get('z') else None
    zone = parts.get('Z')
    return (shown, month, day, hour, number('M', 0), number('S', 0), weekday, day_of_year, microsecond, offset,
            zone and zone.upper())


def datetime_of(cls, text, format):
    year, month, day, hour, minute, second, _, _, microsecond, offset, zone = parse(text, format)
    tzinfo = None
    if offset is not None:
        delta = timedelta(seconds=offset[0], microseconds=offset[1])
        tzinfo = timezone(delta, zone) if zone else timezone(delta)
    if tzinfo is None:
        return cls(year, month, day, hour, minute, second, microsecond)
    return cls(year, month, day, hour, minute, second, microsecond, tzinfo)
