from datetime import date, datetime, timedelta, timezone


def months(start, count):
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return start.replace(year=year, month=month + 1, day=1)


print([months(date(2024, 11, 15), n).isoformat() for n in range(-1, 4)])
partitions = [(f"log_{start:%Y_%m}", start, months(start, 1)) for start in (months(date(2024, 12, 1), n) for n in range(3))]
for name, start, end in partitions:
    print(f"CREATE TABLE {name} PARTITION OF log FOR VALUES FROM ('{start}') TO ('{end}');")
moment = datetime(2024, 2, 29, 23, 59, 59, tzinfo=timezone(timedelta(hours=-5)))
print(moment.astimezone(timezone.utc), moment + timedelta(days=366), (moment - datetime(2024, 1, 1, tzinfo=timezone.utc)).total_seconds())
print(sorted([date(2024, 3, 1), date.min, date(2023, 12, 31)])[1], date(2024, 2, 29).isocalendar()[1], max(timedelta(1), timedelta(hours=25)))
