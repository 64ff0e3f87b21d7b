from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Fixed(tzinfo):
    def __init__(self, hours, name):
        self.hours, self.name = hours, name

    def utcoffset(self, dt):
        return timedelta(hours=self.hours)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return self.name


berlin, york = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
for month in (1, 7):
    moment = datetime(2024, month, 1, 12, tzinfo=timezone.utc)
    for zone in (berlin, york, Fixed(3, "MSK"), timezone(timedelta(hours=-8), "PST")):
        local = moment.astimezone(zone)
        print(local, local.tzname(), local.utcoffset(), local.dst(), local == moment, hash(local) == hash(moment), local - moment)
for fold in (0, 1):
    print(datetime(2024, 10, 27, 2, 30, fold=fold, tzinfo=berlin), datetime(2024, 3, 31, 2, 30, fold=fold, tzinfo=berlin).utcoffset())
hour = datetime(2024, 10, 26, 23, 30, tzinfo=timezone.utc)
for n in range(4):
    print(repr((hour + timedelta(hours=n)).astimezone(berlin)))
print(repr(berlin), berlin is ZoneInfo("Europe/Berlin"), berlin.key, str(york), repr(timezone.utc), repr(timezone(timedelta(hours=1))), timezone(timedelta(seconds=-90)))
try:
    ZoneInfo("No/Where")
except ZoneInfoNotFoundError as error:
    print(error)
for text in ("timezone(timedelta(hours=24))", "timezone(5)", "timezone.utc.utcoffset(5)", "datetime(2024, 1, 1, tzinfo='x')", "tzinfo().utcoffset(None)"):
    try:
        print(eval(text))
    except (ValueError, TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)
print(datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime.fromtimestamp(1.5e9, berlin), datetime.fromtimestamp(-0.5, timezone.utc))
