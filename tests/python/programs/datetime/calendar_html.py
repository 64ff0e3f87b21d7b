import calendar

print(calendar.HTMLCalendar().formatmonth(2024, 2))
print(calendar.HTMLCalendar(6).formatweekheader(), calendar.HTMLCalendar().formatmonthname(2024, 3, False))
