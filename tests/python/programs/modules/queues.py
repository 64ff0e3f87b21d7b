import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    one = kind()
    for item in (3, 1, 2):
        one.put(item)
    print(kind.__name__, one.qsize(), [one.get() for _ in range(3)], one.empty())
small = queue.Queue(maxsize=1)
small.put("x")
print(small.full())
for wrong in (lambda: small.put("y", block=False), lambda: small.put_nowait("y"), lambda: queue.Queue().get_nowait(), lambda: queue.Queue().get(timeout=-1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
small.task_done()
try:
    small.task_done()
except ValueError as error:
    print(error)
