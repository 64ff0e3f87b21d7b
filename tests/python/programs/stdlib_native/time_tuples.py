import time
from datetime import datetime
print(time.gmtime(0), time.gmtime(1.7e9).tm_yday, time.strftime('%Y-%m-%d %H:%M', time.gmtime(5)), time.strptime('2024-05-06','%Y-%m-%d'), datetime(2024,1,1).timetuple(), time.asctime(time.gmtime(0)), time.time() > 1e9, len(time.gmtime()), time.mktime(time.localtime(1000)), isinstance(time.gmtime(), tuple))
