# The time zone in time.strftime(), where nothing says which: UTC.
import time

print(time.strftime("%z %Z"), time.strftime("%z|%Z", time.gmtime(0)), time.strftime("%z|%Z", time.localtime(0)))
for is_dst in (-1, 0, 1):
    print(repr(time.strftime("%Y %z|%Z", (2024, 7, 1, 12, 0, 0, 0, 183, is_dst))))
print(time.tzname, time.timezone, time.altzone, time.daylight, time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff)
print(time.strftime("%H:%M:%S%z", time.struct_time((2024, 7, 1, 12, 0, 0, 0, 183, 0))))
