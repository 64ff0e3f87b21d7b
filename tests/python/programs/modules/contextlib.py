import contextlib
@contextlib.contextmanager
def cm(n):
    print("in", n)
    try: yield n * 2
    except ValueError as e: print("swallow", e)
    finally: print("out")
with cm(1) as v: print(v)
with cm(2): raise ValueError("x")
with contextlib.suppress(KeyError): {}["x"]
with contextlib.ExitStack() as st:
    print(st.enter_context(cm(3))); st.callback(print, "cb")
with contextlib.nullcontext(5) as n: print(n)
