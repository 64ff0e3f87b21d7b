from datetime import date, datetime, time, timedelta, timezone

start = datetime(2024, 2, 28, 22, 30)
for step in (timedelta(hours=2), timedelta(days=1, seconds=-1), timedelta(weeks=52), timedelta(microseconds=1), -timedelta(days=59, hours=23)):
    print(step, repr(step), start + step, start - step, (start + step) - start == step)
print(date(2024, 3, 1) - date(2023, 3, 1), date(2023, 3, 1) - timedelta(1), date(2024, 1, 31) + timedelta(30))
print(timedelta(days=10) / timedelta(hours=7), timedelta(days=10) // timedelta(hours=7), timedelta(days=10) % timedelta(hours=7), divmod(timedelta(1), timedelta(0, 7)))
print(timedelta(1) * 2.5, 3 * timedelta(1), timedelta(1) / 3, timedelta(7) // 2, timedelta(1) / 0.7, abs(timedelta(-1)), -timedelta(1), +timedelta(1), bool(timedelta()))
print(sum([timedelta(minutes=n) for n in range(5)], timedelta()), max(timedelta(1), timedelta(2)), timedelta(seconds=1.0000005), timedelta(milliseconds=1.5).total_seconds())
for text in ("date.max + timedelta(1)", "datetime.min - timedelta(1)", "timedelta.max * 2", "timedelta(1) / 0", "date(2024, 1, 1) - 1", "timedelta(10**12)", "timedelta('1')",
             "datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc)", "datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc)"):
    try:
        print(text, eval(text))
    except (OverflowError, TypeError, ZeroDivisionError) as error:
        print(text, type(error).__name__, str(error).replace("datetime.date'", "date'"))
