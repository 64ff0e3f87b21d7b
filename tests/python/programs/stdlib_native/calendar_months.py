import calendar
print(calendar.monthrange(2024,2), calendar.isleap(1900), calendar.leapdays(1990,2024), calendar.monthcalendar(2024,9), calendar.timegm((2024,1,1,0,0,0)), list(calendar.month_abbr)[1], calendar.weekday(2024,5,6))
try: calendar.monthrange(2024,13)
except ValueError as e: print(e)
