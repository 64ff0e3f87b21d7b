class A: pass
for f in (lambda: f"{undefined_name}", lambda: f"{1 / 0}", lambda: f"{'a':d}", lambda: f"{A():>5}", lambda: f"{None:5}", lambda: f"{5:{'x' * 2}}", lambda: f"{[]:x}"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
