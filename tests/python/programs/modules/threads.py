import threading

lock = threading.RLock()
with lock, lock:
    print("held twice")
done = []
threads = [threading.Thread(target=done.append, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(done, threads[0].is_alive(), threading.current_thread().name, threading.Lock().locked())
barrier = threading.Barrier(1)
print(barrier.wait(), barrier.parties)
local = threading.local()
local.x = 1
print(local.x, hasattr(threading.local(), "x"), threading.stack_size() >= 0, issubclass(threading.BrokenBarrierError, RuntimeError))
event = threading.Event()
event.set()
print(event.is_set(), event.wait(0), isinstance(threading.excepthook, object))
