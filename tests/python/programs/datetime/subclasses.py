from datetime import date, datetime, time, timedelta


class Day(date):
    def next(self):
        return self + timedelta(1)


class Stamp(datetime):
    @property
    def short(self):
        return f"{self:%d.%m.}"


day = Day(2024, 2, 28)
print(repr(day.next()), type(day.next().next()).__name__, day.next().next(), Day.fromisoformat("2024-01-01"), day.replace(day=1), isinstance(day, date), day == date(2024, 2, 28))
stamp = Stamp(2024, 2, 28, 5)
print(repr(stamp), (stamp + timedelta(2)).short, type(stamp.replace(hour=1)).__name__, type(Stamp.combine(day, time(5))).__name__, stamp.date(), Stamp.strptime("2024", "%Y").short)
print(sorted([date(2024, 5, 1), date(2023, 5, 1), date(2024, 4, 1)]), {date(2024, 1, 1): 1}[Day(2024, 1, 1)], date(2024, 1, 1) == datetime(2024, 1, 1), date(2024, 1, 1) != 5)
print(date.min, date.max, date.resolution, datetime.min, datetime.max, time.min, time.max, timedelta.min, timedelta.max, datetime.resolution)
for text in ("date(2024, 2, 30)", "date(0, 1, 1)", "date(2024, 0, 1)", "datetime(2024, 1, 1, 24)", "time(0, 60)", "time(0, 0, 0, 10**6)", "time(fold=2)", "date('2024')", "date(2024, 1)", "datetime.combine(1, 2)"):
    try:
        print(eval(text))
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
print(time(1, 2) < time(1, 3), time(1) == time(1, 0), repr(time(1, 2, 3, 4)), time(5, 6).replace(minute=0), bool(time()))
