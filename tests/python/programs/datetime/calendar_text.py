import calendar

print(calendar.month(2024, 2))
calendar.prmonth(2023, 12)
print(calendar.calendar(2024))
print(calendar.weekheader(3), calendar.monthcalendar(2024, 2), calendar.TextCalendar(6).formatmonth(2024, 5, 4, 2))
