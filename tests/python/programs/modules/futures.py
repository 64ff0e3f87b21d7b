from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, as_completed, wait

with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(pow, 2, n) for n in range(4)]
    print([future.result() for future in futures], list(pool.map(lambda a, b: a + b, [1, 2], [3, 4])))
    bad = pool.submit(lambda: 1 / 0)
    print(bad.exception().__class__.__name__, sorted(future.result() for future in as_completed(futures)))
    done, pending = wait(futures)
    print(len(done), len(pending), bad.done(), bad.cancelled())
try:
    bad.result()
except ZeroDivisionError as error:
    print(error)
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
future = Future()
future.add_done_callback(lambda one: print("called", one.result()))
future.set_result(5)
other = Future()
print(other.cancel(), other.cancelled(), other.done(), FIRST_COMPLETED)
try:
    other.result()
except CancelledError:
    print("cancelled")
