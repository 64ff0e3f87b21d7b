import calendar

days = calendar.Calendar(6)
print(list(days.itermonthdates(2024, 2))[:3], list(days.itermonthdays2(2024, 2))[:9], list(days.itermonthdays3(2024, 2))[-2:])
print(list(days.itermonthdays4(2024, 2))[:2], len(days.yeardayscalendar(2024)), list(days.iterweekdays()))
print(days.monthdatescalendar(2024, 1)[0][0], days.monthdayscalendar(2023, 2))
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.monthcalendar(2024, 2)[0], calendar.isleap(1900), calendar.leapdays(2000, 2021))
print(calendar.monthrange(2023, 2), calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.day_name[0], list(calendar.month_abbr)[:3])
for wrong in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9)):
    try:
        wrong()
    except ValueError as error:
        print(error)
