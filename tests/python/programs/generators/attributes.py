def g():
    yield 1
it = g()
print(it.gi_running, it.gi_frame is not None, it.__name__, iter(it) is it, type(it).__name__)
list(it)
print(it.gi_frame)
