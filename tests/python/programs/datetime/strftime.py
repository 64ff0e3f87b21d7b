from datetime import date, datetime, time, timedelta, timezone

moments = [datetime(2024, 1, 7, 0, 5, 9, 42), datetime(1999, 12, 31, 13, 59, 59, 999999), datetime(2000, 2, 29, 12, tzinfo=timezone(timedelta(hours=5, minutes=45), "NPT")), datetime(987, 6, 5)]
for moment in moments:
    for letter in "aAbBcdDeFfgGhHIjklmMnpPrRStTuUVwWxXyYzZ%":
        print(letter, repr(moment.strftime("%" + letter)), end=" ")
    print()
    print(moment.strftime("%-d.%-m.%Y %_H:%M %^a %5d"), f"{moment:%Y/%m/%d}", format(moment, ""), moment.ctime())
for text, form in [("2024-05-06 07:08:09.25", "%Y-%m-%d %H:%M:%S.%f"), ("6 May 24", "%d %b %y"), ("Monday, May 6, 1968", "%A, %B %d, %Y"), ("12:30 AM", "%I:%M %p"), ("127 2024", "%j %Y"),
                   ("2024-05-06T07+05:30", "%Y-%m-%dT%H%z"), ("2024 18 1", "%Y %W %w"), ("2024 19 1", "%G %V %u"), ("x", "%Y"), ("2024-1", "%Y"), ("5", "%Q"), ("%5", "%%%d"), ("2024-02-30", "%Y-%m-%d"), ("a  b5", "a b%d")]:
    try:
        print(text, repr(datetime.strptime(text, form)))
    except ValueError as error:
        print(text, error)
print(time(13, 5).strftime("%I:%M %p %f"), date(2024, 5, 6).strftime("%d/%m %H"), time(1).isoformat())
