from datetime import date, datetime, time, timezone, timedelta

for text in ["2024-05-06", "20240506", "2024-W19-1", "2024W191", "2024-W19", "2024-5-6", "2024-13-01", "2023-02-29", "", "2024"]:
    try:
        print(text, date.fromisoformat(text))
    except ValueError as error:
        print(type(error).__name__, error)
for text in ["2024-05-06T07:08:09", "2024-05-06 07:08", "2024-05-06T07", "20240506T070809.5", "2024-05-06T07:08:09,123456789", "2024-05-06T07:08Z", "2024-05-06T07:08:09.001-03:30",
             "2024-05-06T07:08+0530", "2024-05-06T24:00", "2024-05-06T07:08:09+99:00", "2024-05-06T", "2024-05-06T7:08", "2024-05-06T07:08:"]:
    try:
        moment = datetime.fromisoformat(text)
        print(text, repr(moment), moment.isoformat(), moment)
    except ValueError as error:
        print(type(error).__name__, error)
moment = datetime(2024, 5, 6, 7, 8, 9, 1234, timezone(timedelta(hours=-5, minutes=-30)))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"):
    print(moment.isoformat(timespec=spec), moment.isoformat(" ", spec), time(1, 2, 3).isoformat(spec))
print(time.fromisoformat("T04:05"), time.fromisoformat("040506.25Z"), repr(time.fromisoformat("04:05+01:00")), date(1, 2, 3).isoformat())
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), tuple(date(2021, 1, 3).isocalendar()), date(2021, 1, 3).isocalendar().week)
